using System.Collections.Concurrent;
using ChatAgency.Core.Conversations;
using ChatAgency.Grains.Interfaces.Conversations;
using ChatAgency.Grains.Interfaces.Redacting;
using Microsoft.Extensions.Logging;

namespace ChatAgency.Grains.Conversations;

/// <summary>
/// Takes up again what an activation had to drop, as soon as its store can be read: after half a second at first, then
/// ever later, every five seconds at most. What is not taken up within five minutes is left to the sweep of the marks.
/// </summary>
internal sealed partial class Revival(IGrainFactory grains, Departure departure, TimeProvider time, ILogger<Revival> logger) : IDisposable
{
    private const int AtOnce = 32;
    private const int Remembered = 10_000;
    private static readonly TimeSpan First = TimeSpan.FromSeconds(0.5);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan GiveUpAfter = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan CalmAfter = TimeSpan.FromMinutes(1);
    private readonly ConcurrentDictionary<ConversationId, Streak> streaks = new();
    private readonly ConcurrentDictionary<ConversationId, byte> waiting = new();
    private readonly SemaphoreSlim turns = new(AtOnce);

    public void Soon(ConversationId conversation)
    {
        if (waiting.TryAdd(conversation, 0)) _ = ReviveAsync(conversation);
    }

    public void Dispose() => turns.Dispose();

    private async Task ReviveAsync(ConversationId conversation)
    {
        var begun = time.GetTimestamp();
        while (!departure.Begun.IsCancellationRequested && time.GetElapsedTime(begun) < GiveUpAfter)
        {
            await Task.Delay(Pause(conversation), time, departure.Begun).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            // From here on another drop waits for a call of its own.
            waiting.TryRemove(conversation, out _);
            if (await TryAsync(conversation) || !waiting.TryAdd(conversation, 0)) return;
        }

        waiting.TryRemove(conversation, out _);
    }

    private async Task<bool> TryAsync(ConversationId conversation)
    {
        try
        {
            await turns.WaitAsync(departure.Begun);
        }
        catch (OperationCanceledException)
        {
            // The silo ends; others take its work up.
            return true;
        }

        try
        {
            await grains.GetGrain<IConversationGrain>(conversation.ToString()).Resume(departure.Begun);
            return true;
        }
        catch (Exception exception)
        {
            Log.NotYet(logger, conversation, exception.GetType().Name);
            return false;
        }
        finally
        {
            turns.Release();
        }
    }

    // Drops that follow each other closely make each next try later, also where the try itself went well.
    private TimeSpan Pause(ConversationId conversation)
    {
        if (streaks.Count > Remembered) streaks.Clear();
        var now = time.GetTimestamp();
        var streak = streaks.AddOrUpdate(
            conversation, _ => new Streak(0, now), (_, last) => time.GetElapsedTime(last.At) > CalmAfter ? new Streak(0, now) : new Streak(Math.Min(last.Count + 1, 10), now));
        var pause = First * Math.Pow(2, streak.Count);
        return (pause < Longest ? pause : Longest) * (0.75 + Random.Shared.NextDouble() / 4);
    }

    private readonly record struct Streak(int Count, long At);

    private static partial class Log
    {
        [LoggerMessage(EventId = 2106, Level = LogLevel.Warning, Message = "Conversation {Conversation} could not be taken up yet ({Reason}); it is tried again.")]
        public static partial void NotYet(ILogger logger, [ConversationData] ConversationId conversation, string reason);
    }
}
