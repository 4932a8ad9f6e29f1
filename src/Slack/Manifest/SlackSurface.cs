using ChatAgency.Slack.Outbound;

namespace ChatAgency.Slack.Manifest;

/// <summary>
/// All that the agency asks of a workspace, in one place: which events, commands and methods there are, and which scopes
/// they need. The app's manifest is made from it, and tests hold it to what the code handles and calls.
/// </summary>
public static class SlackSurface
{
    /// <summary>Where an installation begins, below the agency's public address.</summary>
    public const string InstallPath = "/slack/install";

    /// <summary>Where Slack sends whoever installs the app back to, below the agency's public address.</summary>
    public const string RedirectPath = "/slack/oauth/callback";

    /// <summary>The events that are handled; see <see cref="Inbound.EventMap"/>.</summary>
    public static IReadOnlyList<SubscribedEvent> Events { get; } =
    [
        new("agent_session_stopped", null, "Slack's own stop control"),
        new("app_context_changed", null, "the channel in view beside the pane, for questions that fit it"),
        new("app_home_opened", null, "the pane being opened, for questions that it offers"),
        new("app_mention", "app_mentions:read", "mentions"),
        new("app_uninstalled", null, "the end of an installation"),
        new("channel_rename", "channels:read", "names of channels"),
        new("group_rename", "groups:read", "names of channels"),
        new("message.channels", "channels:history", "threads of public channels"),
        new("message.groups", "groups:history", "threads of private channels"),
        new("message.im", "im:history", "direct messages"),
        new("message.mpim", "mpim:history", "messages of several people"),
        new("reaction_added", "reactions:read", "signs below answers"),
        new("reaction_removed", "reactions:read", "signs below answers"),
        new("subteam_members_changed", "usergroups:read", "who is in the user groups that it answers"),
        new("subteam_updated", "usergroups:read", "who is in the user groups that it answers"),
        new("team_access_granted", null, "teams that an organisation lets it into"),
        new("team_access_revoked", null, "teams that an organisation takes it out of"),
        new("team_join", "users:read", "names of people, and who is a guest"),
        new("tokens_revoked", null, "the end of an installation"),
        new("user_change", "users:read", "names of people, and who is a guest"),
    ];

    /// <summary>
    /// Events that are handled where they come, and are in no manifest: Slack has them for apps with the older assistant's view alone,
    /// which new apps cannot have.
    /// </summary>
    public static IReadOnlyList<string> OlderEvents { get; } = ["assistant_thread_started", "assistant_thread_context_changed"];

    /// <summary>The methods that are called, and the scopes that the bot's token needs for each; where several are named, the kind of the channel decides.</summary>
    internal static IReadOnlyDictionary<string, NeededScope[]> Methods { get; } = new Dictionary<string, NeededScope[]>
    {
        [SlackMethod.AuthTest] = [],
        [SlackMethod.AuthRevoke] = [],
        // With the app's client id and secret.
        [SlackMethod.OAuthAccess] = [],
        [SlackMethod.PostMessage] = [new("chat:write", "posts of its own")],
        [SlackMethod.PostEphemeral] = [new("chat:write", "posts of its own")],
        [SlackMethod.Update] = [new("chat:write", "posts of its own")],
        [SlackMethod.Delete] = [new("chat:write", "posts of its own")],
        [SlackMethod.StartStream] = [new("chat:write", "posts of its own")],
        [SlackMethod.AppendStream] = [new("chat:write", "posts of its own")],
        [SlackMethod.StopStream] = [new("chat:write", "posts of its own")],
        [SlackMethod.Replies] = [.. new[] { "channels:history", "groups:history", "im:history", "mpim:history" }.Select(static scope => new NeededScope(scope, "finding its own posts again"))],
        [SlackMethod.UserInfo] = [new("users:read", "names of people, and who is a guest")],
        [SlackMethod.ChannelInfo] = [new("channels:read", "names of channels"), new("groups:read", "names of channels")],
        [SlackMethod.OpenConversation] = [new("im:write", "whose pane it is, where Slack names the person alone")],
        [SlackMethod.GroupUsers] = [new("usergroups:read", "who is in the user groups that it answers")],
        [SlackMethod.OpenUpload] = [new("files:write", "long code as files")],
        [SlackMethod.CompleteUpload] = [new("files:write", "long code as files")],
        [SlackMethod.DeleteFile] = [new("files:write", "long code as files")],
        [SlackMethod.SessionStatus] = [new("chat:write", "what it is at, in direct messages")],
        [SlackMethod.AssistantStatus] = [new("chat:write", "what it is at, in direct messages")],
        [SlackMethod.SessionRename] = [new("chat:write", "what its conversations are called")],
        [SlackMethod.AssistantTitle] = [new("assistant:write", "what its conversations are called")],
        [SlackMethod.SuggestedPrompts] = [new("assistant:write", "questions that its pane offers")],
        // What a person's press allows, and no scope.
        [SlackMethod.OpenView] = [],
        // With the app's own token, whose scope is no part of the manifest: connections:write.
        [SlackMethod.OpenConnection] = [],
    };

    /// <summary>The scopes of the bot's token, each once, by name.</summary>
    public static IReadOnlyList<NeededScope> Scopes { get; } =
    [
        .. new NeededScope[]
        {
            new("assistant:write", "the app as an agent, without which nobody sees a stop control"),
            new("commands", $"{SlackNames.Command} use NAME, agents, help"),
        }
        .Concat(Events.Where(static one => one.Scope is not null).Select(static one => new NeededScope(one.Scope!, one.For)))
        .Concat(Methods.Values.SelectMany(static scopes => scopes))
        .GroupBy(static one => one.Name, StringComparer.Ordinal)
        .Select(static same => new NeededScope(same.Key, string.Join(", ", same.Select(static one => one.For).Distinct())))
        .OrderBy(static one => one.Name, StringComparer.Ordinal),
    ];
}
