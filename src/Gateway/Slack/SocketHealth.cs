using ChatAgency.Slack.Sockets;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace ChatAgency.Gateway.Slack;

/// <summary>Degraded, never dead: the other doors are open, and a restart brings no connection back.</summary>
internal sealed class SocketHealth(SlackSockets sockets) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) => Task.FromResult(sockets switch
    {
        { Standing: > 0 and var standing } => HealthCheckResult.Healthy($"{standing} connections of Socket Mode"),
        { Problem: { } problem } => HealthCheckResult.Degraded($"no connection of Socket Mode: Slack says {problem}"),
        _ => HealthCheckResult.Degraded("no connection of Socket Mode"),
    });
}
