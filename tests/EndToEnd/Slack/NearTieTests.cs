using System.Text.RegularExpressions;
using ChatAgency.EndToEnd.Running;
using ChatAgency.Simulators.Models;
using Xunit;

namespace ChatAgency.EndToEnd.Slack;

/// <summary>Where two agents are about as likely the likelier one answers, and one button has the other answer in the same place.</summary>
public sealed partial class NearTieTests(Stage stage)
{
    // Words that the router cannot place; LadderTests holds that they are a near-tie.
    private static readonly Question Unclear = new("it looks odd, doesn't it?", "");

    private static readonly Dictionary<string, string> Roles = new()
    {
        ["Code"] = "You are the agency's programmer",
        ["Creative"] = "You are the agency's creative mind",
        ["General"] = "You are the agency's generalist",
        ["Technical"] = "You are the agency's technical expert",
    };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task One_click_has_the_other_agent_answer_in_the_same_post()
    {
        foreach (var (agent, role) in Roles)
        {
            stage.Model.When(request => request.Question.Contains(Unclear.Text, StringComparison.Ordinal) && request.Messages[0].Text.Contains(role, StringComparison.Ordinal), ModelScript.Answer(Says(agent)));
        }

        var said = await stage.Slack.AskAsync(stage.NewChannel(), Unclear, Token);
        await stage.Agency.EndedAsync(said, "Completed", Token);
        var answer = Assert.Single((await stage.Slack.UntilShownAsync(said, "AM SPEAKING", Token)).FromBot);
        var first = Assert.Single(Roles.Keys, agent => answer.Shown.Contains(Says(agent), StringComparison.Ordinal));
        Assert.Contains("chatagency_instead", answer.ActionIds);
        var other = Offered().Match(answer.Blocks!.ToJsonString()).Groups[1].Value;
        Assert.NotEqual(first, other);

        Assert.Equal(200, (await stage.Slack.ClickAsync(said.Channel, answer.Ts, stage.Slack.User.Id, "chatagency_instead", cancellationToken: Token)).Status);
        var anew = Assert.Single((await stage.Slack.UntilShownAsync(said, Says(other), Token)).FromBot);
        Assert.Equal(answer.Ts, anew.Ts);
        Assert.DoesNotContain(Says(first), anew.Shown, StringComparison.Ordinal);
        Assert.Equal(2, stage.Model.About(Unclear).Count);
        // It is chosen now, and nothing is left to ask.
        await stage.Slack.UntilAsync(said, static view => view.FromBot is [var post] && !post.ActionIds.Contains("chatagency_instead"), Token);
    }

    private static string Says(string agent) => $"{agent} AM SPEAKING";

    [GeneratedRegex("Ask ([A-Za-z]+) instead")]
    private static partial Regex Offered();
}
