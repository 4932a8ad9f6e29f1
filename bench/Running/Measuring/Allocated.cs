using System.Globalization;

namespace ChatAgency.Running.Measuring;

/// <summary>Reads from <c>/metrics</c> how many bytes a host of the agency has allocated since its start.</summary>
public static class Allocated
{
    private const string Name = "dotnet_gc_heap_total_allocated_bytes_total";
    private static readonly HttpClient s_client = new() { Timeout = TimeSpan.FromSeconds(20) };

    /// <param name="admin">The host's <c>ADMIN_PORT</c>; null where it has none, which gives null.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public static async Task<double?> ByAsync(Uri? admin, CancellationToken cancellationToken)
    {
        if (admin is null) return null;
        var text = await s_client.GetStringAsync(new Uri(admin, "metrics"), cancellationToken);
        var line = text.Split('\n').FirstOrDefault(static line => line.StartsWith(Name, StringComparison.Ordinal) && line[Name.Length] is ' ' or '{')
            ?? throw new InvalidOperationException($"There is no {Name} at {admin}metrics.");
        return double.Parse(line[(line.IndexOf(' ', line.LastIndexOf('}') + 1) + 1)..].Split(' ')[0], CultureInfo.InvariantCulture);
    }
}
