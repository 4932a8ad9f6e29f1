using System.Globalization;
using ChatAgency.EndToEnd.Running;
using ChatAgency.Simulators.Models;
using ChatAgency.Simulators.Slack;
using ChatAgency.Simulators.Slack.Workspaces;
using Xunit;

namespace ChatAgency.EndToEnd.Slack;

/// <summary>Who asks more than a minute allows: Slack gets its 200, the person is told, and no model is called.</summary>
public sealed class LimitTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_person_a_channel_and_a_workspace_have_limits_and_whoever_is_over_one_is_told_when_to_ask_again()
    {
        await using var slack = await SlackSimulator.StartAsync();
        await using var model = await ScriptedModel.StartAsync();
        await using var agency = await LocalAgency.StartAsync(slack, model, settings: new Dictionary<string, string> { ["Limits__PersonAMinute"] = "2", ["Limits__ChannelAMinute"] = "3", ["Limits__WorkspaceAMinute"] = "5" });
        var (ann, ben, cleo) = (slack.User.Id, slack.Workspace.AddUser(displayName: "ben").Id, slack.Workspace.AddUser(displayName: "cleo").Id);
        var other = slack.Workspace.AddChannel(name: "other");

        Assert.Contains("AI-generated", await AskAsync(slack.Channel, ann), StringComparison.Ordinal);
        Assert.Contains("AI-generated", await AskAsync(slack.Channel, ann), StringComparison.Ordinal);
        Assert.Matches("You have asked me 2 questions within a minute.*ask again in [0-9]+ second", await AskAsync(slack.Channel, ann));
        Assert.Matches("You have asked me 2 questions", await AskAsync(other, ann));

        Assert.Contains("AI-generated", await AskAsync(slack.Channel, ben), StringComparison.Ordinal);
        Assert.Contains("This channel has asked me 3 questions", await AskAsync(slack.Channel, ben), StringComparison.Ordinal);

        Assert.Contains("AI-generated", await AskAsync(other, ben), StringComparison.Ordinal);
        Assert.Contains("AI-generated", await AskAsync(other, cleo), StringComparison.Ordinal);
        Assert.Contains("This workspace has asked me 5 questions", await AskAsync(other, cleo), StringComparison.Ordinal);
        Assert.Equal(5, model.Exchanges.Count);

        async Task<string> AskAsync(Channel channel, string person)
        {
            var question = Question.New("How do I sort a list?");
            model.When(question.Text, ModelScript.Answer("With Sort."));
            var said = await slack.SayAsync(channel.Id, person, question.Text, mention: true, cancellationToken: Token);
            Assert.True(said.IsAcknowledged);
            await agency.Host.LineAsync(string.Create(CultureInfo.InvariantCulture, $"{said.Channel}:{said.ThreadTs} ended"), Token);
            return Assert.Single(slack.Thread(said.Channel, said.ThreadTs).FromBot).Shown;
        }
    }
}
