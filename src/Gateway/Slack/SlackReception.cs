using ChatAgency.Slack.Inbound;

namespace ChatAgency.Gateway.Slack;

/// <summary>Does what Slack asks, by whichever door it came: one path for HTTP and for Socket Mode.</summary>
internal sealed partial class SlackReception(SlackHandover handover, SlackCommand command, SlackPaneGreeting greeting, SlackMetrics metrics, ILogger<SlackReception> logger)
{
    /// <summary>Slack waits three seconds, by either door; half a second is left for the way back.</summary>
    public static TimeSpan Budget { get; } = TimeSpan.FromSeconds(2.5);

    /// <param name="action">What is asked.</param>
    /// <param name="correlation">Ties together all that comes of it.</param>
    /// <param name="budget">Ends when there is no time left.</param>
    public async Task<Taken> TakeAsync(InboundAction action, string correlation, CancellationToken budget)
    {
        switch (action)
        {
            case InboundAction.Challenge challenge:
                return new Taken("challenge", challenge.Text);
            case InboundAction.Malformed malformed:
                Log.Malformed(logger, malformed.Reason);
                return new Taken(Taken.Malformed);
            case InboundAction.Ignored ignored:
                metrics.Ignored(ignored.Reason);
                return new Taken("ignored");
            case InboundAction.Use use:
                // Text alone: Slack shows it to the command's person and nobody else.
                return new Taken("command", await command.AnswerAsync(use, budget));
            case InboundAction.Tell tell:
                return new Taken("command", await command.AnswerAsync(tell, budget));
            case InboundAction.PaneOpened opened:
                await greeting.GreetAsync(opened, budget);
                return new Taken("pane");
            default:
                return new Taken(await handover.HandAsync(correlation, action, budget) ? "kept" : Taken.Unavailable);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 1101, Level = LogLevel.Warning, Message = "Something of Slack's was no payload: {Reason}.")]
        public static partial void Malformed(ILogger logger, string reason);
    }
}
