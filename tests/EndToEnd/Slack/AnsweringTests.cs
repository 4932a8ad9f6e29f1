using ChatAgency.EndToEnd.Running;
using ChatAgency.Simulators.Models;
using ChatAgency.Simulators.Slack.Events;
using ChatAgency.Simulators.Slack.Views;
using ChatAgency.Simulators.Slack.Workspaces;
using Xunit;

namespace ChatAgency.EndToEnd.Slack;

public sealed class AnsweringTests(Stage stage)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_mention_is_answered_once_in_its_thread_by_a_named_agent_with_a_note_that_an_ai_wrote_it()
    {
        var channel = stage.NewChannel();
        var question = Question.New("How do I sort a list in C#?");
        var said = await stage.Slack.SayAsync(channel.Id, stage.Slack.User.Id, question.Text, mention: true, cancellationToken: Token);

        Assert.True(said.IsAcknowledged);
        // While it grows it may be all there already; the note comes with its end.
        var thread = await stage.Slack.WaitForAsync(
            channel.Id, said.ThreadTs, thread => thread.FromBot.Any(post => post.Shown.Contains(question.AnswerTag, StringComparison.Ordinal) && post.Shown.Contains("AI", StringComparison.Ordinal)), cancellationToken: Token);
        await stage.Slack.WaitForEventsAsync(cancellationToken: Token);
        Assert.Contains("Code", Assert.Single(thread.FromBot).Shown, StringComparison.Ordinal);
        Assert.Single(stage.Model.Exchanges, exchange => exchange.Request.Question.Contains(question.Text, StringComparison.Ordinal));
        Assert.Empty(stage.Slack.Calls.UnknownArguments);
    }

    [Fact]
    public async Task A_direct_message_is_answered_without_a_mention()
    {
        var channel = stage.NewChannel(ChannelKind.Direct);
        var question = Question.New("What is a monad?");
        var said = await stage.Slack.SayAsync(channel.Id, stage.Slack.User.Id, question.Text, cancellationToken: Token);
        Assert.Single((await AnsweredAsync(channel.Id, said.ThreadTs, question)).FromBot);
    }

    [Fact]
    public async Task Among_several_people_a_mention_is_answered_in_their_group_messages()
    {
        var question = Question.New("May we ask together?");
        var said = await stage.Slack.AskAsync(stage.NewChannel(ChannelKind.Group), question, Token);
        Assert.Single((await stage.Slack.AnsweredAsync(said, question, Token)).FromBot);
    }

    [Fact]
    public async Task A_follow_up_without_a_mention_is_answered_where_the_agency_takes_part_and_sees_what_was_said()
    {
        var channel = stage.NewChannel();
        var first = Question.New("My name for the project is Heron.");
        var said = await stage.Slack.SayAsync(channel.Id, stage.Slack.User.Id, first.Text, mention: true, cancellationToken: Token);
        await AnsweredAsync(channel.Id, said.ThreadTs, first);

        var second = Question.New("And in one word?");
        await stage.Slack.SayAsync(channel.Id, stage.Slack.User.Id, second.Text, said.ThreadTs, cancellationToken: Token);
        var thread = await AnsweredAsync(channel.Id, said.ThreadTs, second);

        Assert.Equal(2, thread.FromBot.Count);
        var prompt = stage.Model.Exchanges.Single(exchange => exchange.Request.Question.Contains(second.Text, StringComparison.Ordinal)).Request.Prompt;
        Assert.Contains("Heron", prompt, StringComparison.Ordinal);
        Assert.Contains(first.AnswerTag, prompt, StringComparison.Ordinal);
        Assert.DoesNotContain(stage.Slack.User.Id, prompt, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Chatter_in_a_channel_or_a_thread_without_the_agency_is_left_alone()
    {
        var channel = stage.NewChannel();
        var root = await stage.Slack.SayAsync(channel.Id, stage.Slack.User.Id, "lunch?", cancellationToken: Token);
        var reply = await stage.Slack.SayAsync(channel.Id, stage.Slack.User.Id, "yes!", root.Ts, cancellationToken: Token);
        Assert.True(root.IsAcknowledged && reply.IsAcknowledged);
        Assert.Empty(stage.Slack.Thread(channel.Id, root.Ts).FromBot);
        Assert.DoesNotContain(stage.Slack.Calls.All, call => call.Channel == channel.Id);
    }

    [Fact]
    public async Task One_message_delivered_four_times_is_answered_once()
    {
        var channel = stage.NewChannel();
        var question = Question.New("Once?");
        var said = await stage.Slack.SayAsync(channel.Id, stage.Slack.User.Id, question.Text, mention: true, cancellationToken: Token);
        await stage.Slack.RedeliverAsync(said, newEventIds: false, retryNumber: 1, cancellationToken: Token);
        await stage.Slack.RedeliverAsync(said, newEventIds: false, retryNumber: 2, cancellationToken: Token);
        await stage.Slack.RedeliverAsync(said, newEventIds: true, cancellationToken: Token);
        await AnsweredAsync(channel.Id, said.ThreadTs, question);
        await stage.Slack.WaitForEventsAsync(cancellationToken: Token);

        Assert.Single(stage.Slack.Thread(channel.Id, said.ThreadTs).FromBot);
        Assert.Single(stage.Model.Exchanges, exchange => exchange.Request.Question.Contains(question.Text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Five_mentions_in_one_thread_within_a_second_are_all_answered_in_order()
    {
        var channel = stage.NewChannel();
        var questions = Enumerable.Range(1, 5).Select(static n => Question.New($"Number {n}?")).ToArray();
        var gate = new TaskCompletionSource();
        stage.Model.When(questions[0].Text, ModelScript.Gated("First: ", (gate.Task, questions[0].AnswerTag)));
        var root = await stage.Slack.SayAsync(channel.Id, stage.Slack.User.Id, questions[0].Text, mention: true, cancellationToken: Token);
        var now = DateTimeOffset.UtcNow.ToUnixTimeMilliseconds();
        var ts = questions.Skip(1).Select((question, n) => (question, ts: $"{now / 1000}.{now % 1000:000}00{n}")).ToArray();
        // The events of the four come in any order, as Slack's do.
        await Task.WhenAll(ts.Reverse().Select(one => stage.Slack.SayAsync(
            channel.Id, stage.Slack.User.Id, one.question.Text, root.ThreadTs, mention: true, new SayOptions { Ts = one.ts }, cancellationToken: Token)));
        gate.SetResult();
        var thread = await stage.Slack.WaitForAsync(channel.Id, root.ThreadTs, view => questions.All(question => view.BotText.Contains(question.AnswerTag, StringComparison.Ordinal)), cancellationToken: Token);

        Assert.Equal(questions.Select(static question => question.AnswerTag), thread.FromBot.Select(post => questions.Single(question => post.Shown.Contains(question.AnswerTag, StringComparison.Ordinal)).AnswerTag));
    }

    [Fact]
    public async Task Two_hundred_conversations_at_once_each_get_their_own_answer()
    {
        var channel = stage.NewChannel();
        var asked = await Task.WhenAll(Enumerable.Range(0, 200).Select(async n =>
        {
            var question = Question.New($"Question {n}?");
            return (question, said: await stage.Slack.SayAsync(channel.Id, stage.Slack.User.Id, question.Text, mention: true, cancellationToken: Token));
        }));

        foreach (var (question, said) in asked)
        {
            Assert.True(said.IsAcknowledged);
            Assert.Single((await AnsweredAsync(channel.Id, said.ThreadTs, question)).FromBot);
        }
    }

    private Task<ThreadView> AnsweredAsync(string channel, string thread, Question question) =>
        stage.Slack.WaitForAsync(channel, thread, view => view.BotText.Contains(question.AnswerTag, StringComparison.Ordinal), TimeSpan.FromSeconds(60), cancellationToken: Token);
}
