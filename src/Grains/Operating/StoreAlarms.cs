using ChatAgency.Core.Conversations;
using ChatAgency.Core.Failures;
using ChatAgency.Grains.Alerting;
using ChatAgency.Grains.Interfaces.Redacting;
using Microsoft.Extensions.Logging;

namespace ChatAgency.Grains.Operating;

/// <summary>Tells operators what is wrong with stored conversations.</summary>
internal sealed partial class StoreAlarms(ILogger<StoreAlarms> logger, TurnMetrics metrics, TurnAlerts alerts)
{
    public void Unreadable(ConversationId conversation, ErrorId errorId, Exception fault)
    {
        metrics.Unreadable(conversation.Platform);
        alerts.Unreadable();
        Log.Unreadable(logger, errorId, conversation, fault);
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 2009, Level = LogLevel.Error, Message = "{ErrorId}: the record of {Conversation} cannot be read. Its messages are refused (503) and its open mark is kept until it can be.")]
        public static partial void Unreadable(ILogger logger, ErrorId errorId, [ConversationData] ConversationId conversation, Exception exception);
    }
}
