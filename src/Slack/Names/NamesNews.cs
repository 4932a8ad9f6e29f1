using System.Collections.Concurrent;
using ChatAgency.Grains.Interfaces.Names;
using Microsoft.Extensions.Logging;

namespace ChatAgency.Slack.Names;

/// <summary>Hears of changed names, of each workspace every five seconds at most and only while its names are used; drops them from the cache.</summary>
internal sealed partial class NamesNews(NamesOf of, NameCache cache, TimeProvider time, ILogger<NamesNews> logger)
{
    private const int MostWorkspaces = 10_000;
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(500);

    private readonly ConcurrentDictionary<string, Heard> places = new(StringComparer.Ordinal);

    /// <summary>Returns when what is known is fresh enough; a cluster that does not answer costs half a second, and names stay as they were.</summary>
    public async ValueTask HearAsync(string workspace, CancellationToken cancellationToken)
    {
        if (places.Count >= MostWorkspaces) places.Clear();
        var heard = places.GetOrAdd(workspace, static _ => new Heard());
        if (!heard.IsDue(time, Fresh)) return;
        try
        {
            using var patience = new CancellationTokenSource(Patience, time);
            using var ends = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
            var news = await of(workspace).Since(heard.Life, heard.Number, ends.Token).WaitAsync(ends.Token);
            foreach (var id in news.Ids ?? []) cache.Forget(NameKey.Of(workspace, id));
            if (news.Ids is null && heard.Life.Length > 0) cache.ForgetAll();
            heard.Took(news);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            Log.Unheard(logger, exception);
        }
    }

    private sealed class Heard
    {
        private long at;
        private NamesHeard? last;

        public string Life => last?.Life ?? "";

        public long Number => last?.Number ?? 0;

        /// <summary>True for one of those who ask: the others go on with what is known.</summary>
        public bool IsDue(TimeProvider time, TimeSpan fresh)
        {
            var before = Interlocked.Read(ref at);
            var now = time.GetTimestamp();
            return (before == 0 || time.GetElapsedTime(before, now) >= fresh) && Interlocked.CompareExchange(ref at, now, before) == before;
        }

        public void Took(NamesHeard news) => last = news;
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 2601, Level = LogLevel.Debug, Message = "Whether names have changed could not be heard; those that are known are used.")]
        public static partial void Unheard(ILogger logger, Exception exception);
    }
}
