using ChatAgency.EndToEnd.Running;
using ChatAgency.Simulators.Models;
using ChatAgency.Simulators.Slack.Faults;
using Xunit;

namespace ChatAgency.EndToEnd.Slack;

/// <summary>Calls whose effect comes when nobody expects it any more, and posts that cannot be written to.</summary>
public sealed class LateTests(Stage stage)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public Task What_lands_late_or_can_no_longer_be_edited_ends_in_the_one_answer() => Task.WhenAll(
        LatePostAsync(),
        LateUpdateAsync(),
        ReplacedAsync("message_not_found", isGone: true),
        ReplacedAsync("cant_update_message", isGone: false));

    private async Task LatePostAsync()
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

    private async Task LateUpdateAsync()
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
        await stage.Slack.UntilAsync(said, static view => view.FromBot is [var post] && post.History.Any(static version => version.Shown.Contains("is writing", StringComparison.Ordinal)), Token);
        var thread = await stage.Slack.AnsweredAsync(said, question, Token);
        Assert.DoesNotContain("is writing", Assert.Single(thread.FromBot).Shown, StringComparison.Ordinal);
        Assert.Single(stage.Model.About(question));
    }

    private async Task ReplacedAsync(string error, bool isGone)
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
}
