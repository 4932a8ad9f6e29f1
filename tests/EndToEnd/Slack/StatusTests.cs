using ChatAgency.EndToEnd.Running;
using ChatAgency.Simulators.Models;
using ChatAgency.Simulators.Slack.Workspaces;
using Xunit;

namespace ChatAgency.EndToEnd.Slack;

/// <summary>Beside a direct message stands what the agency is at, by whatever the workspace knows.</summary>
public sealed class StatusTests(Stage stage)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_direct_message_is_a_session_that_is_processing_until_its_answer_stands()
    {
        var channel = stage.NewChannel(ChannelKind.Direct);
        var gate = new TaskCompletionSource();
        var question = Question.New("What is a monad?");
        stage.Model.When(question.Text, ModelScript.Gated("It is ", (gate.Task, $"simple. {question.AnswerTag}")));
        var said = await stage.Slack.SayAsync(channel.Id, stage.Slack.User.Id, question.Text, cancellationToken: Token);
        await stage.Slack.WaitForStatusAsync(channel.Id, said.ThreadTs, static states => states is ["processing"], cancellationToken: Token);
        gate.SetResult();
        await stage.Slack.WaitForStatusAsync(channel.Id, said.ThreadTs, static states => states is ["processing", "active"], cancellationToken: Token);
    }

    [Fact]
    public async Task A_stop_sets_the_session_back()
    {
        var channel = stage.NewChannel(ChannelKind.Direct);
        var question = Question.New("What is a comonad?");
        stage.Model.When(question.Text, ModelScript.StallAfter("It is "));
        var said = await stage.Slack.SayAsync(channel.Id, stage.Slack.User.Id, question.Text, cancellationToken: Token);
        await stage.Slack.WaitForStatusAsync(channel.Id, said.ThreadTs, static states => states is ["processing"], cancellationToken: Token);
        await stage.Slack.SayAsync(channel.Id, stage.Slack.User.Id, "stop", said.ThreadTs, cancellationToken: Token);
        await stage.Slack.WaitForStatusAsync(channel.Id, said.ThreadTs, static states => states is ["processing", "active"], cancellationToken: Token);
    }

    [Fact]
    public async Task In_a_channel_the_post_says_it_and_nothing_else_does()
    {
        var channel = stage.NewChannel();
        var question = Question.New("What is a functor?");
        var said = await stage.Slack.SayAsync(channel.Id, stage.Slack.User.Id, question.Text, mention: true, cancellationToken: Token);
        await stage.Slack.WaitForAsync(channel.Id, said.ThreadTs, thread => thread.BotText.Contains(question.AnswerTag, StringComparison.Ordinal), cancellationToken: Token);
        Assert.Empty(stage.Slack.Statuses(channel.Id, said.ThreadTs));
    }
}
