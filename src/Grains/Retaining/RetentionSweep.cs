using System.Globalization;
using ChatAgency.Core.Conversations;
using ChatAgency.Core.Running;
using ChatAgency.Grains.Interfaces.Redacting;
using Microsoft.Extensions.Logging;

namespace ChatAgency.Grains.Retaining;

/// <summary>Goes through all conversations once, a few a second. Stopped, it is begun again: a conversation that was asked already has nothing left to forget.</summary>
internal sealed partial class RetentionSweep(
    KeptConversations kept, Func<ConversationId, DateTimeOffset, CancellationToken, Task<Aged>> forget, RetentionOptions options, TimeProvider time, ILogger logger)
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);
    private static readonly Swept Nothing = new(0, 0, 0, 0);

    /// <summary>Throws where the store cannot be listed.</summary>
    public async Task<Swept> RunAsync(CancellationToken cancellationToken)
    {
        var (before, all) = (time.GetUtcNow() - TimeSpan.FromDays(options.Days), Nothing);
        using var pace = new PeriodicTimer(Second, time);
        await foreach (var page in kept.PagesAsync(cancellationToken))
        {
            foreach (var batch in page.Select(Read).OfType<ConversationId>().Where(id => MayBeOld(id, before)).Chunk(options.ConversationsASecond))
            {
                foreach (var one in await Task.WhenAll(batch.Select(id => AskAsync(id, before, cancellationToken))))
                    all = new Swept(all.Asked + one.Asked, all.Turns + one.Turns, all.Removed + one.Removed, all.Failed + one.Failed);
                await pace.WaitForNextTickAsync(cancellationToken);
            }
        }

        return all;
    }

    private static ConversationId? Read(string text) => ConversationId.TryParse(text, out var id) ? id : null;

    // A thread of Slack's is named by the time of its first message; other names tell nothing.
    private static bool MayBeOld(ConversationId id, DateTimeOffset before) =>
        id.Platform != "slack" || !decimal.TryParse(id.Thread, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var began) || began < before.ToUnixTimeSeconds();

    private async Task<Swept> AskAsync(ConversationId id, DateTimeOffset before, CancellationToken cancellationToken)
    {
        try
        {
            var aged = await forget(id, before, cancellationToken);
            return new Swept(1, aged.Turns, aged.IsGone ? 1 : 0, 0);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            Log.NotNow(logger, id, exception);
            return new Swept(1, 0, 0, 1);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 5151, Level = LogLevel.Warning, Message = "Conversation {Conversation} could not forget what has reached its age; it is asked again tomorrow.")]
        public static partial void NotNow(ILogger logger, [ConversationData] ConversationId conversation, Exception exception);
    }
}
