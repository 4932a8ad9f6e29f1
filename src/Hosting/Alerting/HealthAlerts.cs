using ChatAgency.Core.Alerting;
using ChatAgency.Hosting.Health;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace ChatAgency.Hosting.Alerting;

/// <summary>Looks at this process's own health every ten seconds and reports what is bad, and what is well again.</summary>
internal sealed class HealthAlerts(HealthBoard board, Draining draining, AlertDesk desk, IOptions<HealthAlertOptions> options, TimeProvider time) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);
    private readonly HashSet<string> _bad = [];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var pace = new PeriodicTimer(Pause, time);
        try
        {
            while (await pace.WaitForNextTickAsync(stoppingToken)) await LookAsync(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Asked to stop.
        }
    }

    internal async Task LookAsync(CancellationToken cancellationToken)
    {
        // On the way in and on the way out parts are not there, and nothing is wrong with that.
        if (!draining.HasStarted || draining.IsDraining) return;
        var summary = await board.LookAsync(cancellationToken);
        foreach (var (name, part) in summary.Parts) Look(name, part);
        if (options.Value.PromiseReduced && summary.Promise == HealthFeature.PromiseReduced)
            desk.Report(new AlertReport("promise", AlertSeverity.Warning, "the store is weaker than the promise: what was accepted may be lost"));
    }

    private void Look(string name, PartState part)
    {
        if (part.Status == HealthStatus.Healthy)
        {
            if (_bad.Remove(name)) desk.Healed($"healed/{name}", $"{name} is well again");
            return;
        }

        _bad.Add(name);
        if (time.GetUtcNow() - part.Since < TimeSpan.FromSeconds(options.Value.BadSeconds)) return;
        var severity = part.Status == HealthStatus.Unhealthy ? AlertSeverity.Critical : AlertSeverity.Warning;
        desk.Report(new AlertReport($"health/{name}", severity, $"{name}: {part.LastError}"));
    }
}
