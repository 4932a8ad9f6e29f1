using System.Threading.RateLimiting;
using ChatAgency.Slack.Settings;
using Microsoft.Extensions.Options;

namespace ChatAgency.Gateway.Slack;

/// <summary>How many requests are taken in at once, and how many may wait. What a request holds in memory is bounded by it.</summary>
internal sealed class SlackRoom(IOptions<SlackOptions> options, TimeProvider time) : IDisposable
{
    /// <summary>Of the three seconds that Slack waits; who waited longer would hardly be kept in time.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private readonly ConcurrencyLimiter limiter = new(new ConcurrencyLimiterOptions
    {
        PermitLimit = Math.Max(1, options.Value.RequestsAtOnce),
        QueueLimit = Math.Max(1, options.Value.RequestsAtOnce),
        QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
    });

    /// <summary>How many wait now.</summary>
    public long Waiting => limiter.GetStatistics()?.CurrentQueuedCount ?? 0;

    /// <summary>A place until the lease is disposed; null where there is none.</summary>
    public async ValueTask<RateLimitLease?> EnterAsync(CancellationToken cancellationToken)
    {
        var lease = limiter.AttemptAcquire();
        if (!lease.IsAcquired) lease = await WaitAsync(cancellationToken);
        return lease is { IsAcquired: true } ? lease : null;
    }

    public void Dispose() => limiter.Dispose();

    private async ValueTask<RateLimitLease?> WaitAsync(CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        try
        {
            return await limiter.AcquireAsync(1, either.Token);
        }
        catch (OperationCanceledException)
        {
            return null;
        }
    }
}
