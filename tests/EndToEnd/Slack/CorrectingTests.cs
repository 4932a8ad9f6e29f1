using System.Diagnostics;
using ChatAgency.EndToEnd.Running;
using ChatAgency.Simulators.Models;
using ChatAgency.Simulators.Slack.Events;
using ChatAgency.Simulators.Slack.Views;
using Xunit;

namespace ChatAgency.EndToEnd.Slack;

/// <summary>Routing is corrected by one choice in the menu below an answer: for this turn, and for messages like it.</summary>
public sealed class CorrectingTests(Stage stage)
{
    private const string Programmer = "You are the agency's programmer";
    private const string Imagination = "You are the agency's creative mind";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task One_choice_has_another_agent_answer_in_the_same_place_once_and_is_remembered_elsewhere()
    {
        const string Words = "write one python script that greets every new colleague at the company on monday mornings";
        var question = Question.New(Words);
        When(question);
        var said = await stage.Slack.AskAsync(stage.NewChannel(), question, Token);
        await stage.Agency.EndedAsync(said, "Completed", Token);
        var answer = Assert.Single((await stage.Slack.UntilShownAsync(said, "print(hello)", Token)).FromBot);
        Assert.Contains("chatagency_another", answer.ActionIds);

        // A doubled click: both are taken, one answer comes of it.
        var clicks = await Task.WhenAll(ChooseAsync(said, answer, "Creative"), ChooseAsync(said, answer, "Creative"));
        Assert.All(clicks, static click => Assert.Equal(200, click.Status));
        var anew = Assert.Single((await stage.Slack.UntilShownAsync(said, "AN ODE", Token)).FromBot);
        Assert.Equal(answer.Ts, anew.Ts);
        Assert.Contains("Creative", anew.Shown, StringComparison.Ordinal);
        Assert.DoesNotContain("print(hello)", anew.Shown, StringComparison.Ordinal);
        Assert.Equal(2, stage.Model.About(question).Count);

        // A message like it is Creative's as soon as the silo knows, which takes it a second at most.
        var clock = Stopwatch.StartNew();
        ShownMessage learned;
        do
        {
            learned = await AskOnceAsync(Words);
            Assert.InRange(clock.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(30));
        }
        while (!learned.Shown.Contains("AN ODE", StringComparison.Ordinal));
        Assert.Contains("Creative", learned.Shown, StringComparison.Ordinal);
    }

    /// <summary>The answer to a message of these words; only its tag is another.</summary>
    private async Task<ShownMessage> AskOnceAsync(string words)
    {
        var question = Question.New(words);
        When(question);
        var said = await stage.Slack.AskAsync(stage.NewChannel(), question, Token);
        await stage.Agency.EndedAsync(said, "Completed", Token);
        Assert.Single(stage.Model.About(question));
        return Assert.Single(stage.Slack.Thread(said.Channel, said.ThreadTs).FromBot);
    }

    private void When(Question question)
    {
        stage.Model.When(request => About(request.Prompt, request.Messages[0].Text, Programmer), ModelScript.Answer("print(hello)"));
        stage.Model.When(request => About(request.Prompt, request.Messages[0].Text, Imagination), ModelScript.Answer("AN ODE"));

        bool About(string prompt, string system, string role) => prompt.Contains(question.Text, StringComparison.Ordinal) && system.Contains(role, StringComparison.Ordinal);
    }

    private Task<Attempt> ChooseAsync(Said said, ShownMessage post, string agent) =>
        stage.Slack.ClickAsync(said.Channel, post.Ts, stage.Slack.User.Id, "chatagency_another", option: agent, cancellationToken: Token);
}
