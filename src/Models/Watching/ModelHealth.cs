using System.Globalization;
using ChatAgency.Models.Chaining;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Polly.CircuitBreaker;

namespace ChatAgency.Models.Watching;

/// <summary>The part <c>models</c> of a process's health. A model that is away makes it degraded, never unready: questions are still kept.</summary>
internal sealed class ModelHealth(ModelChain chain) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var description = string.Join("; ", chain.Links.Select(Said));
        return Task.FromResult(chain.Links.All(static link => link.Circuit.State == CircuitState.Closed)
            ? HealthCheckResult.Healthy(description)
            : HealthCheckResult.Degraded(description));
    }

    private static string Said(ModelLink link) => link.Circuit.State switch
    {
        CircuitState.Closed => $"{link.Name} answers",
        CircuitState.HalfOpen => $"{link.Name} is being probed",
        _ => string.Create(CultureInfo.InvariantCulture, $"{link.Name} is not asked for {Math.Ceiling(link.Circuit.Left.TotalSeconds)} s"),
    };
}
