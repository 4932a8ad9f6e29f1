using ChatAgency.EndToEnd.Running;
using ChatAgency.Simulators.Models;
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
    public Task A_post_that_fails_with_or_without_effect_leaves_one_answer() => AllAsync("chat.postMessage", static call => call.Method == "chat.postMessage");

    [Fact]
    public Task A_first_update_that_fails_with_or_without_effect_leaves_one_answer() => AllAsync("first update", static call => call.Method == "chat.update");

    [Fact]
    public Task A_last_update_that_fails_with_or_without_effect_leaves_one_answer() => AllAsync("last update", IsFinal);

    [Fact]
    public Task Reading_that_fails_while_a_lost_post_is_looked_for_leaves_one_answer() => Task.WhenAll(new (string Name, Fault Read)[]
    {
        ("429", Fault.RateLimit(1)), ("500", Fault.Status(500, hasEffect: true)), ("reset", Fault.Disconnect(hasEffect: true)), ("internal_error", Fault.Refuse("internal_error")),
    }.Select(async one =>
    {
        var channel = stage.NewChannel();
        stage.Slack.Faults.When(call => call.Channel == channel.Id && call.Method == "chat.postMessage", Fault.Disconnect(hasEffect: true), uses: 1);
        stage.Slack.Faults.When(call => call.Channel == channel.Id && call.Method == "conversations.replies", one.Read, uses: 2);
        await OneAnswerAsync(channel.Id, $"reading: {one.Name}");
    }));

    [Theory]
    [InlineData("chat.postMessage")]
    [InlineData("chat.update")]
    public async Task Retry_After_is_obeyed(string method)
    {
        var channel = stage.NewChannel();
        stage.Slack.Faults.When(call => call.Channel == channel.Id && call.Method == method, Fault.RateLimit(2), uses: 1);
        await OneAnswerAsync(channel.Id, $"429 on {method}");
        var calls = stage.Slack.Calls.Of(method).Where(call => call.Channel == channel.Id).ToList();
        Assert.Equal("429", calls[0].Response);
        Assert.True(calls[1].At - calls[0].At >= TimeSpan.FromSeconds(2), $"{calls[1].At - calls[0].At}");
    }

    [Fact]
    public async Task A_post_that_lands_when_another_stands_already_is_removed()
    {
        var (channel, gate) = (stage.NewChannel(), new TaskCompletionSource());
        stage.Slack.Faults.When(call => call.Channel == channel.Id && call.Method == "chat.postMessage", Fault.TimeoutThenLand(gate.Task), uses: 1);
        var question = Question.New("Late post?");
        var said = await stage.Slack.AskAsync(channel, question, Token);
        var answer = Assert.Single((await stage.Slack.AnsweredAsync(said, question, Token)).FromBot);
        gate.SetResult();
        var thread = await stage.Slack.UntilAsync(said, static view => view is { FromBot.Count: 1, Removed.Count: 1 }, Token);
        Assert.Equal(answer.Ts, Assert.Single(thread.FromBot).Ts);
        Assert.Single(stage.Model.About(question));
    }

    [Fact]
    public async Task An_update_that_lands_after_the_answer_is_written_over()
    {
        var (channel, gate, model) = (stage.NewChannel(), new TaskCompletionSource(), new TaskCompletionSource());
        stage.Slack.Faults.When(call => call.Channel == channel.Id && call.Method == "chat.update", Fault.TimeoutThenLand(gate.Task), uses: 1);
        var question = Question.New("Late update?");
        stage.Model.When(question.Text, ModelScript.Gated("Only a beginning. ", (model.Task, question.AnswerTag)));
        var said = await stage.Slack.AskAsync(channel, question, Token);
        await stage.Slack.Calls.WaitForAsync(calls => calls.Any(call => call.Channel == channel.Id && call.Response == "hang"), cancellationToken: Token);
        model.SetResult();
        await stage.Slack.AnsweredAsync(said, question, Token);
        await stage.Agency.EndedAsync(said, "Completed", Token);

        gate.SetResult();
        await stage.Slack.UntilAsync(said, static view => view.FromBot is [var post] && post.History.Count(static version => version.Shown.Contains("is writing", StringComparison.Ordinal)) > 0, Token);
        var thread = await stage.Slack.AnsweredAsync(said, question, Token);
        Assert.DoesNotContain("is writing", Assert.Single(thread.FromBot).Shown, StringComparison.Ordinal);
        Assert.Single(stage.Model.About(question));
    }

    [Theory]
    [InlineData("message_not_found", true)]
    [InlineData("cant_update_message", false)]
    public async Task A_post_that_cannot_be_edited_is_replaced_once(string error, bool isGone)
    {
        var channel = stage.NewChannel();
        var question = Question.New("Frozen?");
        string? frozen = null;
        stage.Slack.Faults.Draw(call => call.Channel == channel.Id && call.Method == "chat.update" && call.Ts == (frozen ??= call.Ts) ? Fault.Refuse(error) : null);
        var said = await stage.Slack.AskAsync(channel, question, Token);
        await stage.Slack.AnsweredAsync(said, question, Token);
        await stage.Agency.EndedAsync(said, "Completed", Token);
        var thread = isGone ? stage.Slack.Thread(channel.Id, said.ThreadTs) : await stage.Slack.UntilAsync(said, static view => view.FromBot.Count == 1, Token);
        Assert.NotEqual(frozen, thread.FromBot[^1].Ts);
        Assert.Contains(question.AnswerTag, thread.FromBot[^1].Shown, StringComparison.Ordinal);
        Assert.Single(stage.Model.About(question));
    }

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

    private Task AllAsync(string place, Func<IncomingCall, bool> fits) => Task.WhenAll(Faults().Select(async one =>
    {
        var channel = stage.NewChannel();
        stage.Slack.Faults.When(call => call.Channel == channel.Id && fits(call), one.Fault, uses: 1);
        await OneAnswerAsync(channel.Id, $"{place}: {one.Name}");
    }));

    private async Task OneAnswerAsync(string channel, string name)
    {
        var question = Question.New(name);
        var said = await stage.Slack.SayAsync(channel, stage.Slack.User.Id, question.Text, mention: true, cancellationToken: Token);
        await stage.Slack.AnsweredAsync(said, question, Token);
        // Ended is settled: from here on nothing is posted any more.
        await stage.Agency.EndedAsync(said, "Completed", Token);
        var thread = stage.Slack.Thread(channel, said.ThreadTs);
        Assert.True(thread is { FromBot: [var post], Removed.Count: 0 } && post.Shown.Contains(question.AnswerTag, StringComparison.Ordinal), $"{name}:\n{thread}");
        Assert.True(stage.Slack.Calls.Of("chat.postMessage").Count(call => call.Channel == channel && call.HasEffect) == 1, name);
        Assert.True(stage.Model.About(question).Count == 1, name);
    }
}
