namespace ChatAgency.Core.Conversations;

/// <summary>The name of a workspace among those of all platforms: <c>{platform}/{workspace}</c>.</summary>
public static class WorkspaceKey
{
    /// <summary>The workspace that a conversation stands in.</summary>
    public static string Of(ConversationId conversation) => Of(conversation.Platform, conversation.Workspace);

    /// <summary>A workspace by its platform and the platform's id of it.</summary>
    public static string Of(string platform, string workspace) => $"{platform}/{workspace}";
}
