using ChatAgency.Core.Conversations;
using ChatAgency.Slack.Inbound.Payloads;

namespace ChatAgency.Slack.Inbound;

/// <summary>Which installation an event belongs to and who the agency is there, from the payload alone: no call to Slack.</summary>
/// <param name="Workspace">The enterprise of an org-wide installation, else the team.</param>
/// <param name="BotUser">The agency's own user; null where the payload does not tell.</param>
/// <param name="App">The agency's own app.</param>
internal sealed record Origin(string? Workspace, string? BotUser, string? App)
{
    public static Origin Of(EventEnvelope envelope)
    {
        var authorizations = envelope.Authorizations ?? [];
        var first = authorizations.FirstOrDefault(static one => one is not null);
        var bot = authorizations.FirstOrDefault(static one => one is { IsBot: true });
        var enterprise = first is { IsEnterpriseInstall: true } ? Some(first.EnterpriseId) ?? Some(envelope.EnterpriseId) : null;
        return new Origin(
            enterprise ?? Some(first?.TeamId) ?? Some(envelope.TeamId),
            Some(bot?.UserId),
            Some(envelope.ApiAppId));
    }

    /// <summary>The conversation of a thread here; null where a part is missing or has characters that no id has.</summary>
    public ConversationId? Conversation(string? channel, string? thread) =>
        ConversationId.IsPart(Workspace) && ConversationId.IsPart(channel) && SlackTime.TryParse(thread, out _)
            ? new ConversationId(SlackNames.Platform, Workspace!, channel!, thread!)
            : null;

    private static string? Some(string? text) => string.IsNullOrEmpty(text) ? null : text;
}
