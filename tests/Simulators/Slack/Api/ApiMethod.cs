namespace ChatAgency.Simulators.Slack.Api;

/// <summary>A method of the Web API.</summary>
/// <param name="Name">Its name.</param>
/// <param name="TakesJson">Whether it takes a JSON body; all take forms.</param>
/// <param name="Arguments">All arguments that Slack documents for it.</param>
/// <param name="Plan">Judges a call under the world's lock.</param>
internal sealed record ApiMethod(string Name, bool TakesJson, IReadOnlySet<string> Arguments, Func<MethodCall, Outcome> Plan)
{
    /// <summary>The one method that takes the app's own token, and no bot's.</summary>
    public const string OpenConnection = "apps.connections.open";

    public static ApiMethod Of(string name, bool takesJson, Func<MethodCall, Outcome> plan, params string[] arguments) =>
        new(name, takesJson, new HashSet<string>(arguments.Append("token"), StringComparer.Ordinal), plan);

    public static IReadOnlyDictionary<string, ApiMethod> All { get; } = new[]
    {
        Of("auth.test", takesJson: true, Identity.Test),
        Of("auth.revoke", takesJson: false, Revoking.Revoke, "test"),
        Of("users.info", takesJson: false, Identity.User, "user", "include_locale"),
        Of("usergroups.users.list", takesJson: false, Identity.Group, "usergroup", "include_disabled", "team_id"),
        Of("conversations.info", takesJson: false, Identity.ChannelInfo, "channel", "include_locale", "include_num_members"),
        Of("conversations.open", takesJson: true, Identity.Direct, "channel", "users", "return_im", "prevent_creation"),
        Of("conversations.replies", takesJson: false, Replies.Read,
            "channel", "ts", "cursor", "limit", "oldest", "latest", "inclusive", "include_all_metadata"),
        Of("chat.postMessage", takesJson: true, Posting.Post,
            "channel", "text", "blocks", "attachments", "markdown_text", "thread_ts", "reply_broadcast", "metadata", "unfurl_links", "unfurl_media",
            "parse", "link_names", "mrkdwn", "username", "icon_emoji", "icon_url", "as_user", "client_msg_id"),
        Of("chat.postEphemeral", takesJson: true, Whispering.Post,
            "channel", "user", "text", "blocks", "attachments", "markdown_text", "thread_ts", "parse", "link_names", "username", "icon_emoji", "icon_url", "as_user"),
        Of("chat.update", takesJson: true, Updating.Update,
            "channel", "ts", "text", "blocks", "attachments", "markdown_text", "metadata", "parse", "link_names", "reply_broadcast", "as_user", "file_ids"),
        Of("chat.startStream", takesJson: true, Streaming.Start,
            "channel", "thread_ts", "recipient_user_id", "recipient_team_id", "markdown_text", "chunks", "task_display_mode", "username", "icon_emoji", "icon_url"),
        Of("chat.appendStream", takesJson: true, Streaming.Append, "channel", "ts", "markdown_text", "chunks"),
        Of("chat.stopStream", takesJson: true, Streaming.Stop, "channel", "ts", "markdown_text", "chunks", "blocks", "metadata", "session_status"),
        Of("agents.sessions.setStatus", takesJson: true, Sessions.SetStatus, "channel_id", "thread_ts", "status", "title", "initiator_user_id", "username", "icon_emoji", "icon_url"),
        Of("assistant.threads.setStatus", takesJson: true, Sessions.SetAssistantStatus, "channel_id", "thread_ts", "status", "loading_messages", "username", "icon_emoji", "icon_url"),
        Of("agents.sessions.rename", takesJson: true, Sessions.Rename, "channel_id", "thread_ts", "title"),
        Of("assistant.threads.setTitle", takesJson: true, Sessions.SetAssistantTitle, "channel_id", "thread_ts", "title"),
        Of("assistant.threads.setSuggestedPrompts", takesJson: true, Sessions.SetPrompts, "channel_id", "thread_ts", "title", "prompts"),
        Of("chat.delete", takesJson: true, Updating.Delete, "channel", "ts", "as_user"),
        Of(OpenConnection, takesJson: true, Connecting.Open),
        Of("files.getUploadURLExternal", takesJson: false, Uploading.Open, "filename", "length", "snippet_type", "alt_txt"),
        Of("files.completeUploadExternal", takesJson: true, Uploading.Complete, "files", "channel_id", "thread_ts", "initial_comment", "blocks", "channels"),
        Of("files.delete", takesJson: false, Uploading.Delete, "file"),
        Of("views.open", takesJson: true, Opening.Open, "trigger_id", "interactivity_pointer", "view"),
    }.ToDictionary(static method => method.Name, StringComparer.Ordinal);
}
