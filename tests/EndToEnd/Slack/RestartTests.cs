using ChatAgency.EndToEnd.Running;
using ChatAgency.Simulators.Models;
using ChatAgency.Simulators.Slack;
using Xunit;

namespace ChatAgency.EndToEnd.Slack;

public sealed class RestartTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_turn_cut_in_the_middle_goes_on_after_a_restart_in_the_same_post(bool politely)
    {
        await using var slack = await SlackSimulator.StartAsync();
        await using var model = await ScriptedModel.StartAsync();
        var folder = Directory.CreateTempSubdirectory("chatagency-").FullName;
        model.Next(ModelScript.StallAfter("Half an ans"));
        var question = Question.New("Does it survive?");
        var first = await LocalAgency.StartAsync(slack, model, folder);
        var said = await slack.SayAsync(slack.Channel.Id, slack.User.Id, question.Text, mention: true, cancellationToken: Token);
        await slack.WaitForAsync(slack.Channel.Id, said.ThreadTs, static view => view.BotText.Contains("Half an ans", StringComparison.Ordinal), cancellationToken: Token);
        if (politely) Assert.Equal(0, await first.Host.StopAsync());
        else await first.Host.KillAsync();

        await using var second = await LocalAgency.StartAsync(slack, model, folder);
        var thread = await slack.WaitForAsync(slack.Channel.Id, said.ThreadTs, view => view.BotText.Contains(question.AnswerTag, StringComparison.Ordinal), cancellationToken: Token);
        Assert.Single(thread.FromBot);
        Assert.DoesNotContain("Half", thread.BotText, StringComparison.Ordinal);
        Assert.Equal(2, model.Exchanges.Count);
        await first.DisposeAsync();
    }

    [Fact]
    public async Task A_conversation_is_still_there_after_a_restart_and_goes_on()
    {
        await using var slack = await SlackSimulator.StartAsync();
        await using var model = await ScriptedModel.StartAsync();
        var folder = Directory.CreateTempSubdirectory("chatagency-").FullName;
        var first = Question.New("The codeword is heron.");
        var agency = await LocalAgency.StartAsync(slack, model, folder);
        var said = await slack.SayAsync(slack.Channel.Id, slack.User.Id, first.Text, mention: true, cancellationToken: Token);
        await slack.WaitForAsync(slack.Channel.Id, said.ThreadTs, view => view.BotText.Contains(first.AnswerTag, StringComparison.Ordinal), cancellationToken: Token);
        await agency.Host.StopAsync();

        await using var again = await LocalAgency.StartAsync(slack, model, folder);
        var second = Question.New("Which codeword?");
        await slack.SayAsync(slack.Channel.Id, slack.User.Id, second.Text, said.ThreadTs, cancellationToken: Token);
        var thread = await slack.WaitForAsync(slack.Channel.Id, said.ThreadTs, view => view.BotText.Contains(second.AnswerTag, StringComparison.Ordinal), cancellationToken: Token);
        Assert.Equal(2, thread.FromBot.Count);
        Assert.Contains("heron", model.Exchanges[^1].Request.Prompt, StringComparison.Ordinal);
        await agency.DisposeAsync();
    }
}
