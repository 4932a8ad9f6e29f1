using System.Globalization;

namespace ChatAgency.Running.Measuring;

/// <summary>Reads a metric of a host of the agency from its <c>/metrics</c>.</summary>
public static class Metric
{
    private static readonly HttpClient s_client = new() { Timeout = TimeSpan.FromSeconds(20) };

    /// <summary>All its series together.</summary>
    /// <exception cref="InvalidOperationException">The host has no such metric.</exception>
    public static Task<double> SumAsync(Uri admin, string name, CancellationToken cancellationToken) => SumAsync(admin, name, "", cancellationToken);

    /// <summary>Those of its series in whose labels this text stands.</summary>
    /// <exception cref="InvalidOperationException">The host has no such metric.</exception>
    public static async Task<double> SumAsync(Uri admin, string name, string label, CancellationToken cancellationToken)
    {
        var text = await s_client.GetStringAsync(new Uri(admin, "metrics"), cancellationToken);
        var lines = text.Split('\n').Where(line => line.StartsWith(name, StringComparison.Ordinal) && line[name.Length] is ' ' or '{' && line.Contains(label, StringComparison.Ordinal)).ToArray();
        return lines.Length > 0 ? lines.Sum(Value) : throw new InvalidOperationException($"There is no {name} at {admin}metrics.");
    }

    private static double Value(string line) =>
        double.Parse(line[(line.IndexOf(' ', line.LastIndexOf('}') + 1) + 1)..].Split(' ')[0], CultureInfo.InvariantCulture);
}
