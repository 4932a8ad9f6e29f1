using System.Text.Json.Nodes;
using ChatAgency.Core.Views;
using ChatAgency.Slack.Inbound;
using ChatAgency.Slack.Outbound;
using ChatAgency.Slack.Outbound.Answers;

namespace ChatAgency.Slack.Modals;

/// <summary>The forms that open for whoever pressed something. Each is tried once: a trigger is good for three seconds, and once.</summary>
public sealed class SlackModals
{
    private readonly SlackWebApi api;

    internal SlackModals(SlackWebApi api) => this.api = api;

    /// <summary>Asks why an answer was not good. True when the form is open.</summary>
    public Task<bool> AskReasonAsync(InboundAction.Rate rated, CancellationToken cancellationToken) => rated.Trigger is { } trigger
        ? OpenAsync(rated.Conversation.Workspace, trigger, ReasonForm.Of(new ReasonNote(rated.Conversation, rated.Turn, rated.At)), cancellationToken)
        : Task.FromResult(false);

    /// <summary>Tells why a turn was answered as it was; null where nobody knows any more. True when it is shown.</summary>
    public Task<bool> ExplainAsync(InboundAction.Why asked, Explanation? why, CancellationToken cancellationToken) =>
        OpenAsync(asked.Conversation.Workspace, asked.Trigger, WhyForm.Of(asked.Conversation, why), cancellationToken);

    private async Task<bool> OpenAsync(string workspace, string trigger, JsonObject view, CancellationToken cancellationToken) =>
        await api.OpenViewAsync(workspace, trigger, view, cancellationToken) is SlackAnswer<ApiAnswer>.Done;
}
