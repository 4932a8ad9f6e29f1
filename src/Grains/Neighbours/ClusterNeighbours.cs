using ChatAgency.Core.Conversations;
using ChatAgency.Core.Keeping;
using ChatAgency.Core.Running;
using ChatAgency.Grains.Interfaces.Redacting;
using Microsoft.Extensions.Logging;

namespace ChatAgency.Grains.Neighbours;

/// <summary>Reaches the other activation through the service of its silo.</summary>
internal sealed partial class ClusterNeighbours(OwnerServices services, ILogger<ClusterNeighbours> logger) : INeighbours
{
    public void LookAgain(ConversationId conversation, Owner owner) => _ = TellAsync(conversation, owner);

    private async Task TellAsync(ConversationId conversation, Owner owner)
    {
        try
        {
            await services.On(SiloAddress.FromParsableString(owner.Silo)).LookAgain(conversation.ToString(), owner.Activation);
        }
        catch (Exception exception)
        {
            // It meets what stands in the record with its next write, within a minute.
            Log.NotReached(logger, conversation, exception);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 2201, Level = LogLevel.Warning, Message = "The owner of {Conversation} could not be told to look again; it will see what is new with its next write.")]
        public static partial void NotReached(ILogger logger, [ConversationData] ConversationId conversation, Exception exception);
    }
}
