using ChatAgency.Grains.Interfaces.Routing;
using ChatAgency.Slack.Inbound;

namespace ChatAgency.Gateway.Slack;

/// <summary>
/// Carries out <c>/agency use NAME</c>, and answers <c>/agency agents</c> and <c>/agency help</c>. Slack repeats no command and shows the answer to its person alone, so whatever
/// comes of it is said there; doing it twice changes nothing.
/// </summary>
internal sealed partial class SlackCommand(IGrainFactory grains, ILogger<SlackCommand> logger)
{
    // A name is 40 characters at most.
    private const int LongestName = 40;

    /// <summary>One sentence for the person, as Slack's text.</summary>
    /// <param name="use">The command.</param>
    /// <param name="budget">Ends when there is no time left.</param>
    public async Task<string> AnswerAsync(InboundAction.Use use, CancellationToken budget)
    {
        if (use.Name is not { Length: <= LongestName } name) return "Say `/agency use` and the name of an agent, such as `/agency use Code`; `/agency use nobody` takes it back. `/agency agents` lists them, `/agency help` says more.";
        return await AskAsync(use.Workspace, workspace => workspace.Use(use.By, name, budget), budget);
    }

    /// <summary>What the agency says of itself, as Slack's text.</summary>
    /// <param name="tell">The command.</param>
    /// <param name="budget">Ends when there is no time left.</param>
    public async Task<string> AnswerAsync(InboundAction.Tell tell, CancellationToken budget)
    {
        var said = await AskAsync(tell.Workspace, workspace => workspace.Say(tell.Word, budget), budget);
        return said.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal);
    }

    private async Task<string> AskAsync(string workspace, Func<IWorkspaceRoutingGrain, Task<string>> ask, CancellationToken budget)
    {
        try
        {
            return await ask(grains.GetGrain<IWorkspaceRoutingGrain>($"slack/{workspace}")).WaitAsync(budget);
        }
        catch (Exception exception)
        {
            Log.NotDone(logger, exception);
            return "I cannot be sure that this was kept. Please say it again in a moment.";
        }
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 1104, Level = LogLevel.Warning, Message = "A slash command could not be carried out in time; its person is asked to say it again.")]
        public static partial void NotDone(ILogger logger, Exception exception);
    }
}
