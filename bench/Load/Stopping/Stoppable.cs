using System.Diagnostics;
using ChatAgency.Simulators.Models;
using ChatAgency.Simulators.Slack;
using ChatAgency.Simulators.Slack.Events;

namespace ChatAgency.Load.Stopping;

/// <summary>A question whose answer has begun and would never end.</summary>
internal sealed class Stoppable
{
    private const int Members = 3;
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);
    private readonly SlackSimulator _slack;
    private readonly Said _said;
    private readonly string _placeholder;
    private readonly IReadOnlyList<ModelExchange> _calls;

    private Stoppable(SlackSimulator slack, Said said, string placeholder, IReadOnlyList<ModelExchange> calls) =>
        (_slack, _said, _placeholder, _calls) = (slack, said, placeholder, calls);

    /// <summary>Asks, and waits until every model call of the answer is open and its placeholder stands in the thread.</summary>
    /// <exception cref="TimeoutException">That did not come to be.</exception>
    public static async Task<Stoppable> AskAsync(SlackSimulator slack, ScriptedModel model, bool asPanel, CancellationToken cancellationToken)
    {
        var question = Question.New(asPanel ? "code, creative, technical: a tale without end" : "A tale without end?");
        var said = await slack.SayAsync(slack.Channel.Id, slack.User.Id, question.Text, mention: true, cancellationToken: cancellationToken);
        var calls = await model.WaitForAsync(calls => About(calls, question).Count == (asPanel ? Members : 1), cancellationToken: cancellationToken);
        var thread = await slack.WaitForAsync(said.Channel, said.ThreadTs, static thread => thread.FromBot.Count > 0, cancellationToken: cancellationToken);
        return new Stoppable(slack, said, thread.FromBot[0].Ts, About(calls, question));
    }

    /// <summary>Stops it.</summary>
    /// <returns>How long after that the last connection was closed.</returns>
    /// <exception cref="TimeoutException">One was still open 30 seconds after.</exception>
    public async Task<TimeSpan> StopAsync(Way way, CancellationToken cancellationToken)
    {
        var watch = Stopwatch.StartNew();
        var told = TellAsync(way, cancellationToken);
        await Task.WhenAll(_calls.Select(static call => call.Ended)).WaitAsync(s_patience, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        var took = watch.Elapsed;
        await told;
        var open = _calls.Count(static call => call.EndedAt is null);
        if (open > 0) throw new TimeoutException($"{way}: {open} of {_calls.Count} connections are still open {took.TotalSeconds:0} s after; the thread shows {_slack.Thread(_said.Channel, _said.ThreadTs)}");
        return took;
    }

    private Task TellAsync(Way way, CancellationToken cancellationToken) => way switch
    {
        Way.Button => _slack.ClickAsync(_said.Channel, _placeholder, _slack.User.Id, "chatagency_stop", cancellationToken: cancellationToken),
        Way.Word => _slack.SayAsync(_said.Channel, _slack.User.Id, "stop", _said.ThreadTs, cancellationToken: cancellationToken),
        _ => _slack.DeleteAsync(_said.Channel, _said.Ts, cancellationToken: cancellationToken),
    };

    private static IReadOnlyList<ModelExchange> About(IReadOnlyList<ModelExchange> calls, Question question) =>
        [.. calls.Where(call => call.Request.Prompt.Contains(question.Text, StringComparison.Ordinal))];
}
