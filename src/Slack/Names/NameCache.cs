using ChatAgency.Slack.Remembering;
using Microsoft.Extensions.Caching.Memory;
using ZiggyCreatures.Caching.Fusion;

namespace ChatAgency.Slack.Names;

/// <summary>
/// What Slack says of people and places, kept for an hour; what it did not tell is asked for again after a minute. Who asks
/// for the same at the same time shares one look-up, which goes on where one of them leaves.
/// </summary>
internal sealed class NameCache : IDisposable
{
    /// <summary>So many people, channels and groups.</summary>
    public const int MostNames = 20_000;

    private static readonly TimeSpan Kept = TimeSpan.FromHours(1);
    private static readonly TimeSpan KeptUnknown = TimeSpan.FromMinutes(1);

    private readonly Lock gate = new();
    private readonly TimeProvider clock;
    private readonly CacheMetrics metrics;
    private readonly string name;
    private readonly MemoryCache memory;
    private readonly FusionCache cache;

    /// <param name="clock">The hour and the minute are its.</param>
    /// <param name="metrics">Counts look-ups.</param>
    /// <param name="name">What they are counted as.</param>
    /// <param name="most">How many entries are kept at most.</param>
    public NameCache(TimeProvider clock, CacheMetrics metrics, string name, int most)
    {
        (this.clock, this.metrics, this.name) = (clock, metrics, name);
        memory = new MemoryCache(new MemoryCacheOptions { SizeLimit = most });
        cache = new FusionCache(new FusionCacheOptions { DefaultEntryOptions = new FusionCacheEntryOptions { Duration = Kept, Size = 1 } }, memory);
    }

    /// <summary>What is known under this key; null where Slack does not tell. Throws on cancellation alone.</summary>
    /// <param name="key">Whom or what it is about: kind, workspace, id.</param>
    /// <param name="ask">Asks Slack, within the deadline of every call; must not throw.</param>
    /// <param name="cancellationToken">Ends the wait, not the look-up.</param>
    public async ValueTask<T?> GetAsync<T>(string key, Func<Task<T?>> ask, CancellationToken cancellationToken)
        where T : class
    {
        var isHit = true;
        while (true)
        {
            var known = await cache.GetOrSetAsync<Answer<T>>(key, async (_, _) => await AskAsync(), token: CancellationToken.None).AsTask().WaitAsync(cancellationToken);
            if (clock.GetElapsedTime(known.At) < (known.Value is null ? KeptUnknown : Kept))
            {
                metrics.Looked(name, isHit);
                return known.Value;
            }

            Remove(key, known);
        }

        async Task<Answer<T>> AskAsync()
        {
            isHit = false;
            return new Answer<T>(await ask(), clock.GetTimestamp());
        }
    }

    /// <summary>Whatever is known under this key is looked up anew.</summary>
    public void Forget(string key) => cache.Remove(key);

    /// <summary>Everything is looked up anew.</summary>
    public void ForgetAll() => cache.Clear(allowFailSafe: false);

    public void Dispose()
    {
        cache.Dispose();
        memory.Dispose();
    }

    // Of those who see that it is old the first alone takes it out: the next would take out what came instead.
    private void Remove<T>(string key, Answer<T> old)
        where T : class
    {
        lock (gate)
        {
            if (ReferenceEquals(cache.TryGet<Answer<T>>(key).GetValueOrDefault(old), old)) cache.Remove(key);
        }
    }

    private sealed record Answer<T>(T? Value, long At)
        where T : class;
}
