using ChatAgency.Core.Conversations;
using ChatAgency.Slack.Inbound;
using ChatAgency.Slack.Names;
using ChatAgency.Slack.Outbound;
using ChatAgency.Slack.Outbound.Answers;

namespace ChatAgency.Slack.Sessions;

/// <summary>Offers questions in the agency's pane. An ornament: it is tried once, gives way to whatever else a workspace's budget is for, and a workspace that does not take it is asked no more.</summary>
public sealed class SlackPane
{
    private readonly SlackWebApi api;
    private readonly PersonNames names;
    private readonly Refusing refusing = new();

    internal SlackPane(SlackWebApi api, PersonNames names) => (this.api, this.names) = (api, names);

    /// <summary>False where this workspace takes no prompts: there is nothing to gather for it.</summary>
    public bool IsFor(string workspace) => refusing.Allows(workspace);

    /// <summary>Sets the prompts; what Slack refuses is let be. Throws on cancellation alone.</summary>
    /// <param name="pane">What was opened.</param>
    /// <param name="agents">The agents in service, those first that are to be offered first.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task OfferAsync(InboundAction.PaneOpened pane, IReadOnlyList<string> agents, CancellationToken cancellationToken)
    {
        if (await ChannelAsync(pane, cancellationToken) is not { } channel) return;
        var prompts = PanePrompts.Of(agents, await NameAsync(pane, channel, cancellationToken));
        if (await api.SetPromptsAsync(pane.Workspace, channel, pane.Thread, prompts, cancellationToken) is SlackAnswer<ApiAnswer>.Refused { Refusal.Reason: var reason } && Refusing.IsNotHere(reason))
            refusing.Remember(pane.Workspace);
    }

    private async ValueTask<string?> ChannelAsync(InboundAction.PaneOpened pane, CancellationToken cancellationToken) =>
        pane.Channel ?? (pane.Person is { } person ? await names.DirectAsync(pane.Workspace, new PersonId(person), cancellationToken) : null);

    // A channel whose name Slack does not tell is offered nothing: its id says nothing to anybody.
    private async ValueTask<string?> NameAsync(InboundAction.PaneOpened pane, string here, CancellationToken cancellationToken)
    {
        if (pane.InView is not { } inView || inView == here) return null;
        var name = await names.ChannelAsync(pane.Workspace, inView, cancellationToken);
        return name == inView ? null : name;
    }
}
