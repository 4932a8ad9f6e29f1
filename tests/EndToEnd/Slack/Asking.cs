using ChatAgency.EndToEnd.Running;
using ChatAgency.Simulators.Models;
using ChatAgency.Simulators.Running;
using ChatAgency.Simulators.Slack;
using ChatAgency.Simulators.Slack.Events;
using ChatAgency.Simulators.Slack.Views;
using ChatAgency.Simulators.Slack.Workspaces;

namespace ChatAgency.EndToEnd.Slack;

/// <summary>Asking in a thread, and waiting for what becomes of it.</summary>
internal static class Asking
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>The first person mentions the agency in a channel.</summary>
    public static Task<Said> AskAsync(this SlackSimulator slack, Channel channel, Question question, CancellationToken cancellationToken) =>
        slack.SayAsync(channel.Id, slack.User.Id, question.Text, mention: true, cancellationToken: cancellationToken);

    public static Task<ThreadView> UntilAsync(this SlackSimulator slack, Said said, Func<ThreadView, bool> wanted, CancellationToken cancellationToken) =>
        slack.WaitForAsync(said.Channel, said.ThreadTs, wanted, Patience, cancellationToken: cancellationToken);

    public static Task<ThreadView> UntilShownAsync(this SlackSimulator slack, Said said, string text, CancellationToken cancellationToken) =>
        slack.UntilAsync(said, view => view.BotText.Contains(text, StringComparison.Ordinal), cancellationToken);

    public static Task<ThreadView> AnsweredAsync(this SlackSimulator slack, Said said, Question question, CancellationToken cancellationToken) =>
        slack.UntilShownAsync(said, question.AnswerTag, cancellationToken);

    /// <summary>Waits until the log tells how the latest turn of the thread ended: nothing of it is in the air then.</summary>
    public static Task<string> EndedAsync(this LocalAgency agency, Said said, string state, CancellationToken cancellationToken) =>
        agency.Host.LineAsync($"{said.Channel}:{said.ThreadTs} ended {state}", cancellationToken);

    /// <summary>Waits for a line of the host's output that holds this text.</summary>
    public static async Task<string> LineAsync(this HostProcess host, string text, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Patience);
        // The output of another process tells nobody that it grew.
        using var pace = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (true)
        {
            if (host.Lines.FirstOrDefault(line => line.Contains(text, StringComparison.Ordinal)) is { } found) return found;
            try
            {
                await pace.WaitForNextTickAsync(limit.Token);
            }
            catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
            {
                throw new TimeoutException($"The host never said '{text}'. Its last lines:\n{string.Join('\n', host.Lines.TakeLast(40))}");
            }
        }
    }

    /// <summary>The requests that the model received for a question.</summary>
    public static IReadOnlyList<ModelExchange> About(this ScriptedModel model, Question question) =>
        [.. model.Exchanges.Where(exchange => exchange.Request.Question.Contains(question.Text, StringComparison.Ordinal))];
}
