namespace ChatAgency.Grains.Agents;

/// <summary>A profile that cannot be read, with the place that is wrong.</summary>
internal sealed class ProfileFault(string file, int line, string problem) : Exception($"{file}:{line}: {problem}")
{
    public int Line => line;
}
