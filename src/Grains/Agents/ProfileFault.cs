namespace ChatAgency.Grains.Agents;

/// <summary>A profile that cannot be read, with each place that is wrong.</summary>
internal sealed class ProfileFault(string file, params IReadOnlyList<(int Line, string Problem)> faults)
    : Exception(string.Join('\n', faults.Select(fault => Words(file, fault))))
{
    /// <summary>The first line that is wrong.</summary>
    public int Line => faults[0].Line;

    /// <summary>Each as <c>file:line: problem</c>.</summary>
    public IReadOnlyList<string> All { get; } = [.. faults.Select(fault => Words(file, fault))];

    private static string Words(string file, (int Line, string Problem) fault) => $"{file}:{fault.Line}: {fault.Problem}";
}
