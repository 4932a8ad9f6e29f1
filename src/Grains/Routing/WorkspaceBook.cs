using System.Collections.Concurrent;
using ChatAgency.Core.Conversations;
using ChatAgency.Grains.Interfaces.Routing;
using Microsoft.Extensions.Logging;

namespace ChatAgency.Grains.Routing;

/// <summary>What this silo knows of workspaces' wishes; looked up again after a second. A turn never waits for it longer than <see cref="Patience"/>.</summary>
internal sealed partial class WorkspaceBook(IGrainFactory grains, RoutingMetrics metrics, TimeProvider time, ILogger<WorkspaceBook> logger)
{
    private const int MostWorkspaces = 10_000;
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<string, Page> _pages = new(StringComparer.Ordinal);

    /// <summary>What the conversation's workspace wants. Where it cannot be read: what was known last, or nothing of its own.</summary>
    public async ValueTask<WorkspaceRouting> OfAsync(ConversationId conversation, CancellationToken cancellationToken)
    {
        var key = WorkspaceKey.Of(conversation);
        var known = _pages.GetValueOrDefault(key);
        var isFresh = known is not null && time.GetElapsedTime(known.At) < Fresh;
        metrics.WishesLooked(isFresh);
        if (isFresh) return known!.Routing;
        var routing = known?.Routing ?? WorkspaceRouting.Empty;
        try
        {
            using var patience = new CancellationTokenSource(Patience, time);
            using var ends = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
            routing = await grains.GetGrain<IWorkspaceRoutingGrain>(key).Read(known?.Routing.Version ?? -1, ends.Token).WaitAsync(ends.Token) ?? routing;
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            Log.Unknown(logger, exception);
        }

        if (_pages.Count >= MostWorkspaces) _pages.Clear();
        _pages[key] = new Page(routing, time.GetTimestamp());
        return routing;
    }

    private sealed record Page(WorkspaceRouting Routing, long At);

    private static partial class Log
    {
        [LoggerMessage(EventId = 2311, Level = LogLevel.Warning, Message = "A workspace's wishes for routing could not be read; what was known of them counts.")]
        public static partial void Unknown(ILogger logger, Exception exception);
    }
}
