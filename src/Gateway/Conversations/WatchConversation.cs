using ChatAgency.Core.Views;
using ChatAgency.Grains.Interfaces.Conversations;
using ChatAgency.Hosting.Calling;
using ChatAgency.Hosting.Failures;
using Microsoft.AspNetCore.Http.Features;

namespace ChatAgency.Gateway.Conversations;

/// <summary><c>GET /api/conversations/{id}/events</c></summary>
internal sealed partial class WatchConversation(
    IGrainFactory grains, StreamQuota quota, TimeProvider time, IHostApplicationLifetime lifetime, ILogger<WatchConversation> log)
{
    /// <summary>Proxies close what is silent, most of them after a minute or half of one.</summary>
    private static readonly TimeSpan s_heartbeat = TimeSpan.FromSeconds(15);

    /// <summary>When a browser comes back after the stream ended.</summary>
    private static readonly TimeSpan s_retry = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan s_untilOneCloses = TimeSpan.FromSeconds(15);

    /// <summary>A position is the grain's own; what is longer was never one.</summary>
    private const int MaxPositionLength = 256;

    public async Task<IResult> HandleAsync(HttpContext http)
    {
        var entry = Entry.Of(http);
        var conversation = grains.GetGrain<IConversationGrain>(entry.Conversation.ToString());
        if (await conversation.Read(entry.Budget) is null) return ProblemResults.NotFound("You have no conversation of this name.");
        if (!quota.TryEnter(entry.Caller))
        {
            return ProblemResults.TooMany($"Too many streams are open: a person has {StreamQuota.PerPerson} at most.", s_untilOneCloses);
        }

        try
        {
            await StreamAsync(http, conversation);
            return TypedResults.Empty;
        }
        finally
        {
            quota.Leave(entry.Caller);
        }
    }

    private async Task StreamAsync(HttpContext http, IConversationGrain conversation)
    {
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, lifetime.ApplicationStopping);
        var writer = Begin(http);
        var after = http.Request.Headers["Last-Event-ID"].ToString();
        after = after.Length is 0 or > MaxPositionLength ? null : after;
        try
        {
            await writer.FlushAsync(ended.Token);
            await CopyAsync(conversation.Watch(after, ended.Token), writer, ended);
        }
        catch (OperationCanceledException) when (ended.IsCancellationRequested)
        {
            Log.Ended(log);
        }
        catch (Exception fault)
        {
            // The headers are out: ending the stream is what makes the browser come back and go on from its last event.
            Log.Broken(log, fault);
        }
    }

    private static EventStreamWriter Begin(HttpContext http)
    {
        http.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
        http.Response.ContentType = "text/event-stream";
        http.Response.Headers.CacheControl = "no-store";
        http.Response.Headers["X-Accel-Buffering"] = "no";
        var writer = new EventStreamWriter(http.Response.BodyWriter);
        writer.Retry(s_retry);
        return writer;
    }

    private async Task CopyAsync(IAsyncEnumerable<ConversationChange> changes, EventStreamWriter writer, CancellationTokenSource ended)
    {
        await using var source = changes.GetAsyncEnumerator(ended.Token);
        var next = source.MoveNextAsync().AsTask();
        try
        {
            while (await BeatUntilAsync(next, writer, ended.Token))
            {
                writer.Change(source.Current);
                if (source.Current is ConversationChange.Erased) break;
                next = source.MoveNextAsync().AsTask();
                if (!next.IsCompleted) await writer.FlushAsync(ended.Token);
            }

            await writer.FlushAsync(ended.Token);
        }
        finally
        {
            // An enumerator is disposed only when its last move has come to an end.
            await ended.CancelAsync();
            await ((Task)next).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task<bool> BeatUntilAsync(Task<bool> next, EventStreamWriter writer, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                return await next.WaitAsync(s_heartbeat, time, cancellationToken);
            }
            catch (TimeoutException) when (!next.IsCompleted)
            {
                writer.Heartbeat();
                await writer.FlushAsync(cancellationToken);
            }
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Debug, "A stream of changes ended: its reader left, or the host is stopping.")]
        public static partial void Ended(ILogger log);

        [LoggerMessage(2, LogLevel.Information, "A stream of changes broke; its reader is let go and comes back.")]
        public static partial void Broken(ILogger log, Exception fault);
    }
}
