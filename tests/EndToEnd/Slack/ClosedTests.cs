using ChatAgency.EndToEnd.Doors;
using ChatAgency.EndToEnd.Running;
using ChatAgency.Simulators.Models;
using ChatAgency.Simulators.Running;
using ChatAgency.Simulators.Slack;
using ChatAgency.Simulators.Slack.Faults;
using Xunit;

namespace ChatAgency.EndToEnd.Slack;

/// <summary>Places that take no answer: an operator is told, nothing is tried again and again, all else goes on.</summary>
public sealed class ClosedTests(Stage stage)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("not_in_channel")]
    [InlineData("restricted_action_read_only_channel")]
    [InlineData("channel_not_found")]
    public async Task A_channel_that_takes_no_post_is_tried_once(string code)
    {
        var channel = stage.NewChannel();
        if (code == "not_in_channel") channel.HasBot = false;
        else stage.Slack.Faults.When(call => call.Channel == channel.Id && call.Method == "chat.postMessage", Fault.Refuse(code));
        var question = Question.New("Nowhere?");
        var said = await stage.Slack.AskAsync(channel, question, Token);
        Assert.True(said.IsAcknowledged);
        await stage.Agency.EndedAsync(said, "Undeliverable", Token);
        await stage.Agency.Host.LineAsync($"{said.Channel}:{said.ThreadTs}: {code}", Token);
        await ShownMetrics.UntilAsync(stage.Agency.Admin, "chat_platform_refused_total", static sum => sum > 0, cancellationToken: Token);
        await ShownMetrics.UntilAsync(stage.Agency.Admin, "chat_turn_lost_total", static sum => sum > 0, "what=\"undeliverable\"", Token);
        Assert.Single(stage.Slack.Calls.All, call => call.Channel == channel.Id);
    }

    [Fact]
    public async Task A_revoked_token_means_silence_for_Slack_alone_and_a_new_one_ends_it()
    {
        await using var slack = await SlackSimulator.StartAsync();
        await using var model = await ScriptedModel.StartAsync();
        await using var agency = await LocalAgency.StartAsync(slack, model);
        slack.Workspace.TokenError = "token_revoked";
        var (lost, web, waits, later) = (Question.New("Revoked?"), Question.New("On the web?"), Question.New("Not taken?"), Question.New("Back?"));
        var said = await slack.AskAsync(slack.Channel, lost, Token);
        Assert.True(said.IsAcknowledged);
        await agency.EndedAsync(said, "Undeliverable", Token);
        await agency.Host.LineAsync($"{said.Channel}:{said.ThreadTs}: token_revoked", Token);
        await ShownMetrics.UntilAsync(agency.Admin, "chat_platform_refused_total", static sum => sum > 0, cancellationToken: Token);

        using var client = agency.Client();
        var turn = await client.AskAsync("elsewhere", web.Text);
        Assert.Equal("completed", await client.EndedAsync("elsewhere", turn));
        Assert.Single(slack.Calls.Of("chat.postMessage"));
        Assert.DoesNotContain(slack.Workspace.BotToken, agency.Host.Output, StringComparison.Ordinal);

        // Another refusal is no end: the turn stands still until an operator has put it right.
        slack.Workspace.TokenError = "invalid_auth";
        Assert.True((await slack.AskAsync(slack.Workspace.AddChannel(), waits, Token)).IsAcknowledged);
        await ShownMetrics.UntilAsync(agency.Admin, "chat_turn_still_seconds", static still => still > 2, cancellationToken: Token);

        slack.Workspace.TokenError = null;
        var second = await slack.AskAsync(slack.Channel, later, Token);
        Assert.Single((await slack.AnsweredAsync(second, later, Token)).FromBot);
    }

    [Fact]
    public async Task A_post_that_may_not_be_looked_for_is_given_up_and_an_operator_is_told()
    {
        await using var slack = await SlackSimulator.StartAsync();
        await using var model = await ScriptedModel.StartAsync();
        await using var agency = await LocalAgency.StartAsync(slack, model);
        slack.Faults.When(static call => call.Method == "chat.postMessage", Fault.Disconnect(hasEffect: false), uses: 1);
        slack.Faults.When(static call => call.Method == "conversations.replies", Fault.Refuse("missing_scope"));
        var (blind, later) = (Question.New("Does it stand?"), Question.New("And this?"));
        var said = await slack.AskAsync(slack.Channel, blind, Token);
        await agency.EndedAsync(said, "Undeliverable", Token);
        await agency.Host.LineAsync($"{said.Channel}:{said.ThreadTs}: missing_scope", Token);
        await ShownMetrics.UntilAsync(agency.Admin, "chat_turn_lost_total", static sum => sum == 1, "what=\"undeliverable\"", Token);

        var second = await slack.AskAsync(slack.Channel, later, Token);
        Assert.Single((await slack.AnsweredAsync(second, later, Token)).FromBot);
    }
}
