using System.Collections.Concurrent;
using ChatAgency.Slack.Inbound;
using ChatAgency.Slack.Names;
using ChatAgency.Slack.Outbound;

namespace ChatAgency.Slack.Sessions;

/// <summary>Offers questions in the agency's pane. An ornament: it is tried once, gives way to whatever else a workspace's budget is for, and a workspace that does not take it is asked no more.</summary>
public sealed class SlackPane
{
    private readonly SlackWebApi api;
    private readonly PersonNames names;
    private readonly ConcurrentDictionary<string, bool> without = new(StringComparer.Ordinal);

    internal SlackPane(SlackWebApi api, PersonNames names) => (this.api, this.names) = (api, names);

    /// <summary>False where this workspace takes no prompts: there is nothing to gather for it.</summary>
    public bool IsFor(string workspace) => !without.ContainsKey(workspace);

    /// <summary>Sets the prompts; what Slack refuses is let be. Throws on cancellation alone.</summary>
    /// <param name="pane">What was opened.</param>
    /// <param name="agents">The agents in service, those first that are to be offered first.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task OfferAsync(InboundAction.PaneOpened pane, IReadOnlyList<string> agents, CancellationToken cancellationToken)
    {
        var prompts = PanePrompts.Of(agents, await NameAsync(pane, cancellationToken));
        if (SurfaceMemory.IsNotHere(await api.SetPromptsAsync(pane.Workspace, pane.Channel, pane.Thread, prompts, cancellationToken))) without[pane.Workspace] = true;
    }

    // A channel whose name Slack does not tell is offered nothing: its id says nothing to anybody.
    private async ValueTask<string?> NameAsync(InboundAction.PaneOpened pane, CancellationToken cancellationToken)
    {
        if (pane.InView is not { } channel || channel == pane.Channel) return null;
        var name = await names.ChannelAsync(pane.Workspace, channel, cancellationToken);
        return name == channel ? null : name;
    }
}
