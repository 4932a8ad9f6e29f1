using ChatAgency.Slack.Inbound.Payloads;

namespace ChatAgency.Slack.Threads;

/// <summary>Who the agency is on Slack, by its token.</summary>
internal sealed record SlackIdentity(string? User, string? Bot, string? App)
{
    /// <summary>True when the agency itself wrote the message.</summary>
    public bool Wrote(MessagePayload message) =>
        Same(User, message.User) || Same(Bot, message.BotId) || Same(App, message.AppId) || Same(App, message.BotProfile?.AppId);

    private static bool Same(string? ours, string? theirs) => !string.IsNullOrEmpty(ours) && ours == theirs;
}
