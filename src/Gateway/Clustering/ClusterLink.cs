using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace ChatAgency.Gateway.Clustering;

/// <summary>The connection to the silos: waits for them at the start as long as it takes, and tells health how it stands.</summary>
internal sealed partial class ClusterLink(TimeProvider time, ILogger<ClusterLink> logger) : IClientConnectionRetryFilter, IHealthCheck
{
    private static readonly TimeSpan s_pause = TimeSpan.FromSeconds(1);

    private volatile int _silos;

    /// <summary>Silos may start after the gateway: no number of failures is the last.</summary>
    public async Task<bool> ShouldRetryConnectionAttempt(Exception exception, CancellationToken cancellationToken)
    {
        Log.Waiting(logger, exception.GetType().Name);
        await Task.Delay(s_pause, time, cancellationToken);
        return true;
    }

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(_silos > 0 ? HealthCheckResult.Healthy("connected") : HealthCheckResult.Unhealthy("no silo answers"));

    internal void Count(int silos) => _silos = silos;

    private static partial class Log
    {
        [LoggerMessage(EventId = 1201, Level = LogLevel.Warning, Message = "The cluster does not answer yet ({Reason}); trying again.")]
        public static partial void Waiting(ILogger logger, string reason);
    }
}
