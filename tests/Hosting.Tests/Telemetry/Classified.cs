using ChatAgency.Core.Conversations;
using ChatAgency.Grains.Interfaces.Redacting;
using Microsoft.Extensions.Logging;

namespace ChatAgency.Hosting.Tests.Telemetry;

/// <summary>A line with everything that lines have, as the agency's own are written.</summary>
internal static partial class Classified
{
    [LoggerMessage(EventId = 1, Level = LogLevel.Warning, Message = "Turn {Turn} of {Conversation} by {Person}: {Words}; error {ErrorId}.")]
    public static partial void Line(ILogger logger, long turn, [ConversationData] ConversationId conversation, [PersonData] string person, [WordsData] string words, string errorId);
}
