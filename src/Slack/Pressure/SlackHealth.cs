using ChatAgency.Slack.Settings;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace ChatAgency.Slack.Pressure;

/// <summary>The part <c>slack-calls</c> of a silo's health, from what its calls met; it makes none. Slack being down makes it degraded, never unready: questions are still kept.</summary>
internal sealed class SlackHealth(Crossings crossings, IOptions<SlackOptions> options) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) => Task.FromResult(
        !options.Value.IsOn ? HealthCheckResult.Healthy("not set up")
        : crossings.Down is > 0 and var down ? HealthCheckResult.Degraded($"Slack does not answer for {down} workspaces: calls are suspended, and tried one at a time")
        : HealthCheckResult.Healthy("answers"));
}
