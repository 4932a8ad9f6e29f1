using ChatAgency.EndToEnd.Running;
using ChatAgency.Simulators.Models;
using ChatAgency.Simulators.Slack.Events;
using Xunit;

namespace ChatAgency.EndToEnd.Slack;

/// <summary>One message told many times, at once and while it is being answered: one answer, one model call.</summary>
public sealed class DoubledTests(Stage stage)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Ten_deliveries_at_once_are_one_question(bool newEventIds)
    {
        var channel = stage.NewChannel();
        var question = Question.New("Ten times?");
        var gate = new TaskCompletionSource();
        stage.Model.When(question.Text, ModelScript.Gated("One. ", (gate.Task, question.AnswerTag)));
        var said = await stage.Slack.AskAsync(channel, question, Token);
        var again = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => stage.Slack.RedeliverAsync(said, newEventIds, cancellationToken: Token)));
        Assert.All(again.SelectMany(static events => events), static delivery => Assert.True(delivery.IsAcknowledged));
        gate.SetResult();
        await stage.Slack.AnsweredAsync(said, question, Token);
        await stage.Slack.RedeliverAsync(said, newEventIds, cancellationToken: Token);
        await stage.Agency.EndedAsync(said, "Completed", Token);
        Assert.Single(stage.Slack.Thread(channel.Id, said.ThreadTs).FromBot);
        Assert.Single(stage.Model.About(question));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Both_events_of_a_mention_are_one_question(bool mentionFirst)
    {
        var channel = stage.NewChannel();
        var question = Question.New("Twice told?");
        var said = await stage.Slack.SayAsync(
            channel.Id, stage.Slack.User.Id, question.Text, mention: true, options: new SayOptions { MentionFirst = mentionFirst }, cancellationToken: Token);
        Assert.Equal(2, said.Deliveries.Count);
        await stage.Slack.AnsweredAsync(said, question, Token);
        await stage.Agency.EndedAsync(said, "Completed", Token);
        Assert.Single(stage.Slack.Thread(channel.Id, said.ThreadTs).FromBot);
        Assert.Single(stage.Model.About(question));
    }

    [Fact]
    public async Task A_link_that_unfurls_changes_no_word_and_is_not_answered()
    {
        var channel = stage.NewChannel();
        var question = Question.New("See the link?");
        var said = await stage.Slack.AskAsync(channel, question, Token);
        await stage.Slack.AnsweredAsync(said, question, Token);
        Assert.True((await stage.Slack.UnfurlAsync(channel.Id, said.Ts, cancellationToken: Token)).IsAcknowledged);
        var next = Question.New("And now?");
        var after = await stage.Slack.SayAsync(channel.Id, stage.Slack.User.Id, next.Text, said.ThreadTs, mention: true, cancellationToken: Token);
        await stage.Slack.AnsweredAsync(after, next, Token);
        Assert.Equal(2, stage.Slack.Thread(channel.Id, said.ThreadTs).FromBot.Count);
        Assert.Single(stage.Model.About(question));
    }
}
