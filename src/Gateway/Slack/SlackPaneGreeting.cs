using ChatAgency.Grains.Interfaces.Profiles;
using ChatAgency.Grains.Interfaces.Routing;
using ChatAgency.Slack.Inbound;
using ChatAgency.Slack.Sessions;

namespace ChatAgency.Gateway.Slack;

/// <summary>Has the agency's pane offer what the agents in service do, the one first that a rule of the workspace names for the channel in view.</summary>
internal sealed partial class SlackPaneGreeting(IGrainFactory grains, SlackPane pane, ILogger<SlackPaneGreeting> logger)
{
    private const string General = "General";

    /// <summary>Never throws: a pane without prompts is no worse than one whose opening Slack tells again.</summary>
    /// <param name="opened">The pane.</param>
    /// <param name="budget">Ends when there is no time left.</param>
    public async Task GreetAsync(InboundAction.PaneOpened opened, CancellationToken budget)
    {
        if (!pane.IsFor(opened.Workspace)) return;
        try
        {
            await pane.OfferAsync(opened, await AgentsAsync(opened, budget), budget);
        }
        catch (Exception exception)
        {
            Log.NotOffered(logger, exception);
        }
    }

    private async Task<IReadOnlyList<string>> AgentsAsync(InboundAction.PaneOpened opened, CancellationToken budget)
    {
        var listed = await grains.GetGrain<IProfilesGrain>(IProfilesGrain.Key).List(budget).WaitAsync(budget);
        var first = await RuledAsync(opened, budget);
        return [.. listed.Where(static one => one.Current > 0).Select(static one => one.Agent).OrderByDescending(name => name == first).ThenBy(static name => name == General)];
    }

    private async Task<string?> RuledAsync(InboundAction.PaneOpened opened, CancellationToken budget)
    {
        if (opened.InView is not { } channel) return null;
        var routing = await grains.GetGrain<IWorkspaceRoutingGrain>($"slack/{opened.Workspace}").Read(-1, budget).WaitAsync(budget);
        return routing?.Rules.FirstOrDefault(rule => rule.Channel == channel)?.Agent.Value;
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 1105, Level = LogLevel.Debug, Message = "No prompts were offered in the agency's pane.")]
        public static partial void NotOffered(ILogger logger, Exception exception);
    }
}
