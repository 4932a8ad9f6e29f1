using System.Collections.Concurrent;
using System.Text;
using ChatAgency.Grains.Interfaces.Speaking;
using ChatAgency.Slack.Remembering;
using Microsoft.Extensions.Logging;

namespace ChatAgency.Slack.Speaking;

/// <summary>What this process knows of when the agency speaks, a page a workspace; read anew after five seconds.</summary>
internal sealed partial class SpeakingBook(SpeakingOf of, CacheMetrics metrics, TimeProvider time, ILogger<SpeakingBook> logger)
{
    private const int MostWorkspaces = 10_000;
    private const int LongestTeam = 64;
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<string, SpeakingPage> pages = new(StringComparer.Ordinal);

    // By the team that events name, which in an org-wide installation is not the workspace; looked up by span.
    private readonly ConcurrentDictionary<string, SpeakingPage> teams = new(StringComparer.Ordinal);

    /// <summary>What holds in a workspace; where it cannot be read, what was known last, else the settings as they are shipped.</summary>
    public async ValueTask<SpeakingInForce> OfAsync(string workspace, CancellationToken cancellationToken)
    {
        if (pages.Count >= MostWorkspaces) pages.Clear();
        var page = pages.GetOrAdd(workspace, static name => new SpeakingPage(name));
        var isFresh = IsFresh(page);
        metrics.Looked("speaking", isFresh);
        if (isFresh) return page.InForce!;
        try
        {
            return await ReadAsync(page).WaitAsync(cancellationToken);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            Log.Unknown(logger, exception);
            return page.InForce!;
        }
    }

    /// <summary>Events that name this team belong to that workspace.</summary>
    public void Learn(string? team, string workspace)
    {
        if (string.IsNullOrEmpty(team) || !pages.TryGetValue(workspace, out var page)) return;
        if (teams.TryGetValue(team, out var known) && known == page) return;
        if (teams.Count >= MostWorkspaces) teams.Clear();
        teams[team] = page;
    }

    /// <summary>
    /// True where talk in a channel of this team may be for the agency, or where what is known of that is old: whoever looks on reads
    /// it anew. In the common case no place wants that: the answer costs a look-up without an allocation.
    /// </summary>
    public bool MayWantEvery(ReadOnlySpan<byte> team)
    {
        if (team.Length is 0 or > LongestTeam) return true;
        Span<char> name = stackalloc char[LongestTeam];
        var length = Encoding.UTF8.GetChars(team, name);
        if (!teams.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(name[..length], out var page)) return true;
        return page.MayWantEvery || !IsFresh(page);
    }

    private bool IsFresh(SpeakingPage page) => page.ReadAt is { } at && time.GetElapsedTime(at) < Fresh;

    private Task<SpeakingInForce> ReadAsync(SpeakingPage page) => page.ReadAsync(
        async () =>
        {
            using var patience = new CancellationTokenSource(Patience, time);
            return await of(page.Workspace, patience.Token).WaitAsync(patience.Token);
        },
        time);

    private static partial class Log
    {
        [LoggerMessage(EventId = 1121, Level = LogLevel.Warning, Message = "When the agency speaks in a workspace could not be read; what was known of it counts.")]
        public static partial void Unknown(ILogger logger, Exception exception);
    }
}
