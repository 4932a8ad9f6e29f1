using ChatAgency.EndToEnd.Running;
using ChatAgency.Simulators.Models;
using ChatAgency.Simulators.Slack;
using ChatAgency.Simulators.Slack.Views;
using Xunit;

namespace ChatAgency.EndToEnd.Slack;

/// <summary>Answers under the names of the agents that give them.</summary>
public sealed class AgentNameTests
{
    private static readonly Dictionary<string, string> Named = new() { ["Slack__AgentNames"] = "true", ["Slack__Icons__Code"] = "computer" };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Without_the_scope_for_it_an_answer_is_posted_under_the_agencys_own_name()
    {
        await using var slack = await SlackSimulator.StartAsync();
        await using var model = await ScriptedModel.StartAsync();
        await using var agency = await LocalAgency.StartAsync(slack, model, settings: Named);
        // Its scope is missing at first: the posts are the agency's own.
        Assert.Null((await AnsweredAsync(slack, model, agency)).Face);
        Assert.Single(slack.Calls.All, static call => call.Response.Contains("missing_scope", StringComparison.Ordinal));
    }

    [Fact]
    public async Task With_the_scope_it_is_the_agents_from_its_first_sign_on()
    {
        await using var slack = await SlackSimulator.StartAsync();
        slack.Workspace.Scopes.Add("chat:write.customize");
        await using var model = await ScriptedModel.StartAsync();
        await using var agency = await LocalAgency.StartAsync(slack, model, settings: Named);
        var answer = await AnsweredAsync(slack, model, agency);
        Assert.Equal(("Code", ":computer:"), answer.Face);
        Assert.Contains("Code is working on it", answer.History[0].Shown, StringComparison.Ordinal);
        Assert.StartsWith(":computer: *Code*", answer.Shown, StringComparison.Ordinal);
    }

    private static async Task<ShownMessage> AnsweredAsync(SlackSimulator slack, ScriptedModel model, LocalAgency agency)
    {
        var question = Question.New("How do I sort a list in C#?");
        model.When(question.Text, ModelScript.Answer("With Sort."));
        var said = await slack.AskAsync(slack.Channel, question, Token);
        await agency.EndedAsync(said, "Completed", Token);
        return Assert.Single((await slack.UntilShownAsync(said, "With Sort.", Token)).FromBot);
    }
}
