using System.Text;
using ChatAgency.EndToEnd.Running;
using ChatAgency.Simulators.Models;
using ChatAgency.Simulators.Slack.Events;
using ChatAgency.Simulators.Slack.Workspaces;
using Xunit;

namespace ChatAgency.EndToEnd.Slack;

/// <summary>A person chooses an agent in Slack: by a message, answered once in its thread, or by the slash command.</summary>
public sealed class UseTests(Stage stage)
{
    private const string Creative = "Creative answers you from now on";
    private readonly Member _person = stage.Slack.Workspace.AddUser();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(ChannelKind.Public)]
    [InlineData(ChannelKind.Direct)]
    public async Task A_message_that_chooses_is_answered_once_without_a_model_and_the_next_question_goes_to_who_was_chosen(ChannelKind kind)
    {
        var channel = stage.NewChannel(kind);
        var said = await stage.Slack.SayAsync(channel.Id, _person.Id, "use creative", mention: kind == ChannelKind.Public, cancellationToken: Token);
        await stage.Slack.RedeliverAsync(said, newEventIds: true, cancellationToken: Token);
        await stage.Agency.EndedAsync(said, "Completed", Token);
        var post = Assert.Single((await stage.Slack.UntilShownAsync(said, Creative, Token)).FromBot);
        Assert.Contains("“use nobody” ends that", post.Shown, StringComparison.Ordinal);
        Assert.DoesNotContain(stage.Model.Exchanges, static exchange => exchange.Request.Question.Contains("use creative", StringComparison.Ordinal));

        await AnswersAsync("Creative");
    }

    [Fact]
    public async Task The_slash_command_chooses_and_tells_its_person_alone()
    {
        Assert.Contains(Creative, await CommandAsync("use creative"), StringComparison.Ordinal);
        await AnswersAsync("Creative");
        Assert.Contains("There are: Code, Creative, General, Technical.", await CommandAsync("use designer"), StringComparison.Ordinal);
        Assert.Contains("/agency use Code", await CommandAsync(""), StringComparison.Ordinal);
        Assert.Contains("/agency use Code", await CommandAsync($"use {new string('x', 3_000)}"), StringComparison.Ordinal);
        Assert.Contains("Whoever fits best", await CommandAsync("use nobody"), StringComparison.Ordinal);
        await AnswersAsync("Code");
    }

    // Silos take a choice on within a second.
    private async Task AnswersAsync(string agent)
    {
        await Task.Delay(TimeSpan.FromSeconds(1.1), Token);
        var question = Question.New("SELECT name FROM users WHERE id = 1");
        var said = await stage.Slack.SayAsync(stage.NewChannel().Id, _person.Id, question.Text, mention: true, cancellationToken: Token);
        Assert.Contains(agent, Assert.Single((await stage.Slack.AnsweredAsync(said, question, Token)).FromBot).Shown, StringComparison.Ordinal);
    }

    private async Task<string> CommandAsync(string text)
    {
        var workspace = stage.Slack.Workspace;
        var form = $"command=%2Fagency&text={Uri.EscapeDataString(text)}&team_id={workspace.TeamId}&user_id={_person.Id}&api_app_id={workspace.AppId}";
        var answer = await stage.Slack.SendRawAsync(new RawRequest("/slack/commands", Encoding.ASCII.GetBytes(form), "application/x-www-form-urlencoded"), Token);
        Assert.Equal(200, answer.Status);
        Assert.Contains("content-type: text/plain", answer.Headers, StringComparison.Ordinal);
        return answer.Body;
    }
}
