using ChatAgency.Simulators.Slack.Workspaces;

namespace ChatAgency.Simulators.Slack.Api;

/// <summary>Which scope a call needs.</summary>
internal static class ApiScopes
{
    private static readonly Dictionary<string, string> s_scopes = new(StringComparer.Ordinal)
    {
        ["assistant.threads.setSuggestedPrompts"] = "assistant:write",
        ["assistant.threads.setTitle"] = "assistant:write",
        ["users.info"] = "users:read",
        ["bots.info"] = "users:read",
        ["team.info"] = "team:read",
        ["usergroups.users.list"] = "usergroups:read",
        ["reactions.add"] = "reactions:write",
        ["reactions.remove"] = "reactions:write",
        ["files.getUploadURLExternal"] = "files:write",
        ["files.completeUploadExternal"] = "files:write",
        ["files.delete"] = "files:write",
        ["files.info"] = "files:read",
        ["conversations.open"] = "im:write",
    };

    /// <summary>The scope; null where none is needed, or where the channel is not there to tell its kind.</summary>
    public static string? Needed(MethodCall call) => call.Call.Method switch
    {
        "conversations.replies" or "conversations.history" => Kind(call.Channel) is { } kind ? $"{kind}:history" : null,
        "conversations.info" => Kind(call.Channel) is { } kind ? $"{kind}:read" : null,
        var method when method.StartsWith("chat.", StringComparison.Ordinal) && method != "chat.getPermalink" => "chat:write",
        var method when method.StartsWith("agents.sessions.", StringComparison.Ordinal) || method == "assistant.threads.setStatus" => "chat:write",
        var method => s_scopes.GetValueOrDefault(method),
    };

    private static string? Kind(Channel? channel) => channel?.Kind switch
    {
        null => null,
        ChannelKind.Public => "channels",
        ChannelKind.Private => "groups",
        ChannelKind.Direct => "im",
        _ => "mpim",
    };
}
