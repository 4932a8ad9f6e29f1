namespace ChatAgency.Core.Alerting;

/// <summary>
/// Where a process lays down what operators should hear, until it is fetched. Laying down never fails, never waits and takes
/// bounded room: what is of one key is one report. Safe to use from any thread.
/// </summary>
public sealed class AlertDesk
{
    /// <summary>More keys than there are: what is over is let go.</summary>
    public const int MostKeys = 64;

    private readonly Lock _gate = new();
    private Dictionary<string, AlertReport> _waiting = new(StringComparer.Ordinal);

    /// <summary>Lays a report down.</summary>
    public void Report(AlertReport report)
    {
        lock (_gate) Add(report);
    }

    /// <summary>Lays down that the agency healed itself.</summary>
    public void Healed(string key, string summary) => Report(new AlertReport(key, AlertSeverity.Info, summary));

    /// <summary>Fetches all that lies here.</summary>
    public IReadOnlyList<AlertReport> Take()
    {
        lock (_gate)
        {
            IReadOnlyList<AlertReport> taken = [.. _waiting.Values];
            _waiting.Clear();
            return taken;
        }
    }

    /// <summary>Lays back what could not be handed on.</summary>
    public void PutBack(IReadOnlyList<AlertReport> taken)
    {
        lock (_gate)
        {
            var newer = _waiting;
            _waiting = new Dictionary<string, AlertReport>(StringComparer.Ordinal);
            foreach (var report in taken.Concat(newer.Values)) Add(report);
        }
    }

    private void Add(AlertReport report)
    {
        if (_waiting.TryGetValue(report.Key, out var before)) _waiting[report.Key] = before.With(report);
        else if (_waiting.Count < MostKeys) _waiting[report.Key] = report;
    }
}
