using ChatAgency.Grains.Interfaces.Budgets;
using ChatAgency.Slack.Outbound;
using ChatAgency.Slack.Settings;
using Microsoft.Extensions.Options;

namespace ChatAgency.Slack.Pace;

/// <summary>
/// Slack's budgets: new posts a channel; updates, deletions and reads a workspace, each method by itself. Final texts
/// queue; progress takes what half of the burst leaves, an even share for each post that grows.
/// </summary>
internal sealed class SlackPace(SharedBudgets budgets, PaceMetrics metrics, IOptions<SlackOptions> options)
{
    private const int PostBurst = 4;
    private const int UpdateBurst = 16;

    // Slack's tiers 2 and 4, which bear that and no more.
    private const int StreamsPerMinute = 20;
    private const int AppendsPerMinute = 100;

    /// <summary>Half of a call's time; the other half is for the call.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>Asks for the call's turn.</summary>
    public async ValueTask<BudgetTurn> AskAsync(SlackRequest request, CancellationToken cancellationToken)
    {
        var perMinute = PerMinute(request.Method);
        var burst = request.Method switch
        {
            SlackMethod.PostMessage => PostBurst,
            SlackMethod.Update => UpdateBurst,
            // A long thread is read in one go: what a minute bears may come at once.
            _ => Math.Max(1, perMinute),
        };
        var ask = new BudgetAsk(request.Budget, request.Who, request.GivesWay, perMinute, burst, Patience);
        var turn = await budgets.AskAsync(request.Workspace, ask, cancellationToken);
        metrics.Asked(request.Method, turn.Left, turn.Wait);
        if (!turn.IsYours) metrics.Deferred(request.Method, turn.IsClosed ? "ratelimited" : "paced");
        return turn;
    }

    /// <summary>Slack said when to come again.</summary>
    public ValueTask CloseAsync(SlackRequest request, TimeSpan period) => budgets.CloseAsync(request.Workspace, request.Budget, period);

    private int PerMinute(string method) => method switch
    {
        SlackMethod.PostMessage => options.Value.PostsPerMinute,
        SlackMethod.Update or SlackMethod.Delete or SlackMethod.Replies => options.Value.UpdatesPerMinute,
        SlackMethod.StartStream or SlackMethod.StopStream => StreamsPerMinute,
        SlackMethod.AppendStream => AppendsPerMinute,
        // Titles are of the same tier, or of one that bears more.
        SlackMethod.SessionRename or SlackMethod.AssistantTitle or SlackMethod.SuggestedPrompts => options.Value.UpdatesPerMinute,
        // Names are kept an hour and the identity for ever: Slack's own refusals are pace enough.
        _ => 0,
    };
}
