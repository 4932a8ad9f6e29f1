using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace ChatAgency.Hosting.Health;

/// <summary>
/// Looks at every registered part and remembers. A look is good for a second, so that asking often costs the parts
/// nothing, and takes two at most.
/// </summary>
public sealed class HealthBoard(HealthCheckService checks, TimeProvider time) : IDisposable
{
    private static readonly TimeSpan GoodFor = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(2);

    private readonly SemaphoreSlim _looking = new(1);
    private Dictionary<string, PartState> _parts = [];
    private HealthSummary? _last;

    /// <summary>How the parts are; at most a second old.</summary>
    public async Task<HealthSummary> LookAsync(CancellationToken cancellationToken)
    {
        await _looking.WaitAsync(cancellationToken);
        try
        {
            if (_last is { } last && time.GetUtcNow() - last.At < GoodFor) return last;
            return _last = await LookAnewAsync(cancellationToken);
        }
        finally
        {
            _looking.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _looking.Dispose();

    private async Task<HealthSummary> LookAnewAsync(CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(Longest, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            var report = await checks.CheckHealthAsync(either.Token).WaitAsync(either.Token);
            var now = time.GetUtcNow();
            _parts = report.Entries.ToDictionary(entry => entry.Key, entry => PartState.After(_parts.GetValueOrDefault(entry.Key), entry.Value, now));
            return new HealthSummary(report.Status, _parts, now);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new HealthSummary(HealthStatus.Unhealthy, _parts, time.GetUtcNow());
        }
    }
}
