using System.Globalization;

namespace ChatAgency.Simulators.Running;

/// <summary>What hosts show at <c>/metrics</c>, as Prometheus reads it: a test that makes a fault looks whether what its alert reads moves.</summary>
public static class ShownMetrics
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);

    /// <summary>Waits until the sum of these series is as wanted, a minute at most.</summary>
    /// <param name="admin">The host's address for operators.</param>
    /// <param name="series">The name as Prometheus sees it.</param>
    /// <param name="wanted">Given the sum; series that are not there are none.</param>
    /// <param name="label">Counts only series with this label: <c>status="failed"</c>.</param>
    /// <exception cref="TimeoutException">It did not come to be.</exception>
    public static async Task UntilAsync(Uri admin, string series, Predicate<double> wanted, string label = "", CancellationToken cancellationToken = default)
    {
        using var client = new HttpClient { BaseAddress = admin };
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(s_patience);
        using var pace = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        var sum = double.NaN;
        try
        {
            do sum = SumOf(await client.GetStringAsync("/metrics", limit.Token), series, label);
            while (!wanted(sum) && await pace.WaitForNextTickAsync(limit.Token));
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException($"{series}{{{label}}} stayed at {sum}.");
        }
    }

    /// <summary>The sum of these series now.</summary>
    public static async Task<double> ReadAsync(Uri admin, string series, string label = "", CancellationToken cancellationToken = default)
    {
        using var client = new HttpClient { BaseAddress = admin };
        return SumOf(await client.GetStringAsync("/metrics", cancellationToken), series, label);
    }

    /// <summary>Whether a host shows such a series at all: an alert on what is absent reads no value.</summary>
    public static async Task<bool> HasAsync(Uri admin, string series, CancellationToken cancellationToken = default)
    {
        using var client = new HttpClient { BaseAddress = admin };
        return Lines(await client.GetStringAsync("/metrics", cancellationToken), series).Any();
    }

    private static double SumOf(string exposition, string series, string label) =>
        Lines(exposition, series).Where(line => line.Contains(label, StringComparison.Ordinal)).Sum(ValueOf);

    // After the name and its labels stand the value and, where it is shown, its time.
    private static double ValueOf(string line)
    {
        var labels = line.LastIndexOf('}');
        var parts = (labels < 0 ? line : $"series{line[(labels + 1)..]}").Split(' ');
        return double.Parse(parts[1], CultureInfo.InvariantCulture);
    }

    private static IEnumerable<string> Lines(string exposition, string series) =>
        exposition.Split('\n').Where(line => line.StartsWith(series, StringComparison.Ordinal) && line.Length > series.Length && (line[series.Length] is '{' or ' '));
}
