using System.Diagnostics;
using ChatAgency.Simulators.Models;
using ChatAgency.Simulators.Slack.Faults;
using Xunit;

namespace ChatAgency.EndToEnd.Slack;

/// <summary>Slack's limits: slower for all, never without an answer.</summary>
public sealed class LimitedTests(LimitedStage stage) : IClassFixture<LimitedStage>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task More_questions_than_Slack_bears_are_answered_to_the_last_one()
    {
        var channels = Enumerable.Range(0, 50).Select(_ => stage.Slack.Workspace.AddChannel()).ToList();
        var begun = Stopwatch.GetTimestamp();
        var asked = await Task.WhenAll(Enumerable.Range(0, 200).Select(async n =>
        {
            var question = Question.New($"Crowded {n}?");
            return (question, said: await stage.Slack.AskAsync(channels[n % 50], question, Token));
        }));
        foreach (var (question, said) in asked)
        {
            Assert.True(said.IsAcknowledged);
            Assert.Single((await stage.Slack.AnsweredAsync(said, question, Token)).FromBot);
            Assert.Single(stage.Model.About(question));
        }

        // 200 last texts at ten a second: whoever came later waited longer than a turn may take to answer.
        Assert.InRange(Stopwatch.GetElapsedTime(begun), TimeSpan.FromSeconds(12), TimeSpan.FromMinutes(2));
        Assert.DoesNotContain("ended Failed", stage.Agency.Host.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_storm_of_429_while_the_answer_grows_slows_it_and_the_whole_text_stands()
    {
        var channel = stage.Slack.Workspace.AddChannel();
        var question = Question.New("Stormy?");
        stage.Model.When(question.Text, ModelScript.Drip(TimeSpan.FromSeconds(0.5), [.. Enumerable.Range(0, 12).Select(static n => $"piece {n} "), question.AnswerTag]));
        stage.Slack.Faults.When(call => call.Channel == channel.Id && call.Method == "chat.update", Fault.RateLimit(1), uses: 5);
        var said = await stage.Slack.AskAsync(channel, question, Token);
        var thread = await stage.Slack.AnsweredAsync(said, question, Token);
        foreach (var n in Enumerable.Range(0, 12)) Assert.Contains($"piece {n} ", thread.BotText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_limited_channel_waits_its_time_and_the_others_do_not()
    {
        var (limited, free) = (stage.Slack.Workspace.AddChannel(), stage.Slack.Workspace.AddChannel());
        stage.Slack.Faults.When(call => call.Channel == limited.Id && call.Method == "chat.postMessage", Fault.RateLimit(6), uses: 1);
        var (first, second, other) = (Question.New("Limited?"), Question.New("Behind it?"), Question.New("Elsewhere?"));
        var said = await stage.Slack.AskAsync(limited, first, Token);
        await stage.Slack.Calls.WaitForAsync(calls => calls.Any(call => call.Channel == limited.Id && call.Response == "429"), cancellationToken: Token);
        await stage.Slack.AnsweredAsync(await stage.Slack.AskAsync(free, other, Token), other, Token);
        // After a whole answer elsewhere the agency has surely heard the refusal.
        var behind = await stage.Slack.AskAsync(limited, second, Token);
        await stage.Slack.AnsweredAsync(said, first, Token);
        await stage.Slack.AnsweredAsync(behind, second, Token);
        var posts = stage.Slack.Calls.Of("chat.postMessage").Where(call => call.Channel == limited.Id).ToList();
        Assert.Equal(["429", "ok", "ok"], posts.Select(static call => call.Response));
        Assert.True(posts[1].At - posts[0].At >= TimeSpan.FromSeconds(6), $"{posts[1].At - posts[0].At}");
    }
}
