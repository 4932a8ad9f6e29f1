using ChatAgency.EndToEnd.Running;
using ChatAgency.Simulators.Models;
using ChatAgency.Simulators.Running;
using ChatAgency.Simulators.Slack.Calls;
using ChatAgency.Simulators.Slack.Faults;
using Xunit;

namespace ChatAgency.EndToEnd.Slack;

/// <summary>A Slack that fails, with and without having done what it was asked: one answer, one post, one model call.</summary>
public sealed class FaultTests(Stage stage)
{
    private static readonly TimeSpan Lag = TimeSpan.FromSeconds(3);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public Task Whatever_call_fails_with_or_without_effect_one_answer_is_left() => Task.WhenAll(
    [
        ShownMetrics.UntilAsync(stage.Agency.Admin, "chat_reservation_unknown_oldest_seconds", static oldest => oldest > 0, cancellationToken: Token),
        .. Faults().Select(one => OneAnswerAsync($"post: {one.Name}", (static call => call.Method == "chat.postMessage", one.Fault, 1))),
        .. Faults().Select(one => OneAnswerAsync($"first update: {one.Name}", (static call => call.Method == "chat.update", one.Fault, 1))),
        .. Faults().Select(one => OneAnswerAsync($"last update: {one.Name}", (IsFinal, one.Fault, 1))),
        .. Reads().Select(one => OneAnswerAsync($"looking for a lost post: {one.Name}", (static call => call.Method == "chat.postMessage", Fault.Disconnect(hasEffect: true), 1), (static call => call.Method == "conversations.replies", one.Fault, 2))),
    ]);

    [Fact]
    public Task Retry_After_is_obeyed() => Task.WhenAll(new[] { "chat.postMessage", "chat.update" }.Select(async method =>
    {
        var channel = await OneAnswerAsync($"429 on {method}", (call => call.Method == method, Fault.RateLimit(2), 1));
        var calls = stage.Slack.Calls.Of(method).Where(call => call.Channel == channel).ToList();
        Assert.Equal("429", calls[0].Response);
        Assert.True(calls[1].At - calls[0].At >= TimeSpan.FromSeconds(2), $"{calls[1].At - calls[0].At}");
    }));

    private static bool IsFinal(IncomingCall call) => call.Method == "chat.update" && call.Text("blocks")?.Contains("AI-generated", StringComparison.Ordinal) == true;

    private static IEnumerable<(string Name, Fault Fault)> Faults() =>
    [
        ("500 before the effect", Fault.Status(500, hasEffect: false)),
        ("500 after the effect", Fault.Status(500, hasEffect: true)),
        ("503 after the effect, read late", Fault.Status(503, hasEffect: true) with { ReadLag = Lag }),
        ("fatal_error after the effect", Fault.DoneButError("fatal_error")),
        ("internal_error before the effect", Fault.Refuse("internal_error")),
        ("answer lost", Fault.Disconnect(hasEffect: true)),
        ("answer lost, read late", Fault.Disconnect(hasEffect: true) with { ReadLag = Lag }),
        ("connection lost before the effect", Fault.Disconnect(hasEffect: false)),
        ("no answer", Fault.Timeout(hasEffect: true)),
        ("no answer, read late", Fault.Timeout(hasEffect: true) with { ReadLag = Lag }),
        ("no answer and no effect", Fault.Timeout(hasEffect: false)),
        ("ratelimited without a time", Fault.Refuse("service_unavailable")),
    ];

    private static IEnumerable<(string Name, Fault Fault)> Reads() =>
    [
        ("429", Fault.RateLimit(1)),
        ("500", Fault.Status(500, hasEffect: true)),
        ("reset", Fault.Disconnect(hasEffect: true)),
        ("internal_error", Fault.Refuse("internal_error")),
    ];

    /// <summary>Asks in a channel of its own in which these calls go wrong; gives back the channel.</summary>
    private async Task<string> OneAnswerAsync(string name, params IReadOnlyList<(Func<IncomingCall, bool> Fits, Fault Fault, int Uses)> wrong)
    {
        var channel = stage.NewChannel();
        foreach (var (fits, fault, uses) in wrong) stage.Slack.Faults.When(call => call.Channel == channel.Id && fits(call), fault, uses);
        var question = Question.New(name);
        var said = await stage.Slack.AskAsync(channel, question, Token);
        await stage.Slack.AnsweredAsync(said, question, Token);
        // Ended is settled: from here on nothing is posted any more.
        await stage.Agency.EndedAsync(said, "Completed", Token);
        var thread = stage.Slack.Thread(channel.Id, said.ThreadTs);
        Assert.True(thread is { FromBot: [var post], Removed.Count: 0 } && post.Shown.Contains(question.AnswerTag, StringComparison.Ordinal), $"{name}:\n{thread}");
        Assert.True(stage.Slack.Calls.Of("chat.postMessage").Count(call => call.Channel == channel.Id && call.HasEffect) == 1, name);
        Assert.True(stage.Model.About(question).Count == 1, name);
        return channel.Id;
    }
}
