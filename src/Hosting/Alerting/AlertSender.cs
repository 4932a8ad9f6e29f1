using ChatAgency.Core.Alerting;
using ChatAgency.Grains.Interfaces.Alerting;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ChatAgency.Hosting.Alerting;

/// <summary>
/// Hands what lies on the desk to the cluster's alerts: one call in five seconds at most, however much is reported. Calls
/// every half a minute also with nothing, so that the alerts live again after the death of their silo.
/// </summary>
internal sealed partial class AlertSender(AlertDesk desk, IGrainFactory grains, TimeProvider time, ILogger<AlertSender> logger) : BackgroundService
{
    private const int RoundsBetweenCalls = 6;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var pace = new PeriodicTimer(Pause, time);
        try
        {
            for (var round = 1; await pace.WaitForNextTickAsync(stoppingToken); round++) await SendAsync(isDue: round % RoundsBetweenCalls == 0, stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Asked to stop.
        }
    }

    private async Task SendAsync(bool isDue, CancellationToken stoppingToken)
    {
        var reports = desk.Take();
        if (reports.Count == 0 && !isDue) return;
        using var limit = new CancellationTokenSource(Limit, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, stoppingToken);
        try
        {
            await grains.GetGrain<IAlertsGrain>(IAlertsGrain.Key).Report(reports, either.Token).WaitAsync(either.Token);
        }
        catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
        {
            // What was taken in all the same is counted twice: better than not at all.
            desk.PutBack(reports);
            if (reports.Count > 0) Log.NotHanded(logger, exception.GetType().Name);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 1401, Level = LogLevel.Warning, Message = "The cluster's alerts cannot be reached ({Reason}); what operators should hear waits.")]
        public static partial void NotHanded(ILogger logger, string reason);
    }
}
