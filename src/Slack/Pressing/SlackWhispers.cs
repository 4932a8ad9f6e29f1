using ChatAgency.Core.Conversations;
using ChatAgency.Slack.Outbound;
using ChatAgency.Slack.Outbound.Answers;

namespace ChatAgency.Slack.Pressing;

/// <summary>Words in a thread that one person sees, and nobody else. Slack keeps them nowhere, so each is said once: where it is refused, nothing is lost but the words.</summary>
public sealed class SlackWhispers
{
    private readonly SlackWebApi api;

    internal SlackWhispers(SlackWebApi api) => this.api = api;

    /// <summary>Says it. True when Slack took it.</summary>
    /// <param name="conversation">The thread.</param>
    /// <param name="to">Who sees it.</param>
    /// <param name="words">As Slack's text.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    public async Task<bool> TellAsync(ConversationId conversation, PersonId to, string words, CancellationToken cancellationToken) =>
        await api.PostEphemeralAsync(conversation, to, words, cancellationToken) is SlackAnswer<ApiAnswer>.Done;
}
