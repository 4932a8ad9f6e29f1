using ChatAgency.Core.Conversations;

namespace ChatAgency.Grains.Tools.BuiltIn;

/// <summary>Under which key the conversations of a channel are listed; the web chat lists a person's own under the same.</summary>
internal static class ListKey
{
    public static string Of(ConversationId conversation) => $"{conversation.Platform}/{conversation.Workspace}/{conversation.Channel}";
}
