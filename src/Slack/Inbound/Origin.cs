using ChatAgency.Core.Conversations;
using ChatAgency.Slack.Inbound.Payloads;

namespace ChatAgency.Slack.Inbound;

/// <summary>Which installation an event belongs to and who the agency is there, from the payload alone: no call to Slack.</summary>
/// <param name="Workspace">The enterprise of an org-wide installation, else the team.</param>
/// <param name="BotUser">The agency's own user; null where the payload does not tell.</param>
/// <param name="App">The agency's own app.</param>
internal sealed record Origin(string? Workspace, string? BotUser, string? App)
{
    /// <summary>The team that the event names.</summary>
    public string? Team { get; init; }

    /// <summary>The enterprise that the event names.</summary>
    public string? Enterprise { get; init; }

    /// <summary>The person through whom the agency sees the event; null where it is the agency's own user.</summary>
    public string? Person { get; init; }

    /// <summary>When the event happened, by Slack's clock, to the second; null where it does not tell.</summary>
    public DateTimeOffset? At { get; init; }

    /// <summary>True in a channel that is shared with another organisation.</summary>
    public bool IsShared { get; init; }

    /// <summary>True within an enterprise, whose teams are no strangers to each other.</summary>
    public bool IsEnterprise { get; init; }

    /// <summary>True where talk in channels may be for the agency, too.</summary>
    public bool Listens { get; init; }

    /// <summary>True where a message comes from somebody of another organisation.</summary>
    public bool IsForeign(MessagePayload message) => !IsEnterprise && (IsOther(message.UserTeam) || IsOther(message.SourceTeam));

    public static Origin Of(EventEnvelope envelope)
    {
        var authorizations = envelope.Authorizations ?? [];
        var first = authorizations.FirstOrDefault(static one => one is not null);
        var bot = authorizations.FirstOrDefault(static one => one is { IsBot: true });
        var enterprise = first is { IsEnterpriseInstall: true } ? Some(first.EnterpriseId) ?? Some(envelope.EnterpriseId) : null;
        return new Origin(
            enterprise ?? Some(first?.TeamId) ?? Some(envelope.TeamId),
            Some(bot?.UserId),
            Some(envelope.ApiAppId))
        {
            Team = Some(envelope.TeamId),
            Enterprise = Some(envelope.EnterpriseId),
            Person = Some(authorizations.FirstOrDefault(static one => one is { IsBot: not true })?.UserId),
            // Beyond that it is no time.
            At = envelope.EventTime is > 0 and < 100_000_000_000 and var seconds ? DateTimeOffset.FromUnixTimeSeconds(seconds) : null,
            IsShared = envelope.IsExtSharedChannel == true,
            IsEnterprise = Some(envelope.EnterpriseId) is not null || enterprise is not null,
        };
    }

    /// <summary>The conversation of a thread here; null where a part is missing or has characters that no id has.</summary>
    public ConversationId? Conversation(string? channel, string? thread) =>
        ConversationId.IsPart(Workspace) && ConversationId.IsPart(channel) && SlackTime.TryParse(thread, out _)
            ? new ConversationId(SlackNames.Platform, Workspace!, channel!, thread!)
            : null;

    private bool IsOther(string? team) => Workspace is not null && !string.IsNullOrEmpty(team) && team != Workspace && team != Team;

    private static string? Some(string? text) => string.IsNullOrEmpty(text) ? null : text;
}
