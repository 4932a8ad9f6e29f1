namespace ChatAgency.Slack.Outbound;

/// <summary>The methods of the Web API that the agency calls.</summary>
internal static class SlackMethod
{
    public const string PostMessage = "chat.postMessage";
    public const string PostEphemeral = "chat.postEphemeral";
    public const string Update = "chat.update";
    public const string Delete = "chat.delete";
    public const string Replies = "conversations.replies";
    public const string UserInfo = "users.info";
    public const string ChannelInfo = "conversations.info";
    public const string OpenConversation = "conversations.open";
    public const string GroupUsers = "usergroups.users.list";
    public const string AuthTest = "auth.test";
    public const string AuthRevoke = "auth.revoke";
    public const string OAuthAccess = "oauth.v2.access";
    public const string SessionStatus = "agents.sessions.setStatus";
    public const string AssistantStatus = "assistant.threads.setStatus";
    public const string StartStream = "chat.startStream";
    public const string AppendStream = "chat.appendStream";
    public const string StopStream = "chat.stopStream";
    public const string SessionRename = "agents.sessions.rename";
    public const string AssistantTitle = "assistant.threads.setTitle";
    public const string SuggestedPrompts = "assistant.threads.setSuggestedPrompts";
    public const string OpenConnection = "apps.connections.open";
    public const string OpenView = "views.open";
    public const string OpenUpload = "files.getUploadURLExternal";
    public const string CompleteUpload = "files.completeUploadExternal";
    public const string DeleteFile = "files.delete";
}
