using System.Text.Json.Nodes;
using ChatAgency.EndToEnd.Running;
using ChatAgency.Simulators.Models;
using ChatAgency.Simulators.Running;
using ChatAgency.Simulators.Slack;
using ChatAgency.Simulators.Slack.Events;
using ChatAgency.Simulators.Slack.Faults;
using Xunit;

namespace ChatAgency.EndToEnd.Slack;

/// <summary>The whole agency without a public address and without a signing secret: everything of Slack's comes over Socket Mode.</summary>
public sealed class SocketModeTests(SocketStage stage) : IClassFixture<SocketStage>
{
    private readonly SlackSimulator slack = stage.Slack;
    private readonly ScriptedModel model = stage.Model;
    private readonly LocalAgency agency = stage.Agency;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_question_is_answered_once_whatever_becomes_of_connections_and_acknowledgements()
    {
        Assert.Contains("Slack      on: Socket Mode", agency.Host.Output, StringComparison.Ordinal);
        var opened = slack.Sockets.Opened;
        await AnsweredOnceAsync(static (_, _) => Task.CompletedTask);
        // Slack never hears that it was kept, and sends it again.
        slack.Patience = TimeSpan.FromSeconds(1);
        await AnsweredOnceAsync(static (slack, _) =>
        {
            slack.Sockets.LoseAcknowledgements(2);
            return Task.CompletedTask;
        });
        slack.Patience = TimeSpan.FromSeconds(3);
        await AnsweredOnceAsync(static (slack, token) => slack.Sockets.DisconnectAsync("refresh_requested", token));
        await slack.Sockets.WaitForAsync(sockets => sockets.Opened == opened + 2 && sockets.Standing == 2, cancellationToken: Token);
        Assert.Equal(2, slack.Sockets.Fewest);
        await AnsweredOnceAsync(static (slack, _) =>
        {
            slack.Sockets.Cut();
            return Task.CompletedTask;
        });
        await slack.Sockets.WaitForAsync(sockets => sockets.Opened == opened + 4 && sockets.Standing == 2, cancellationToken: Token);
        Assert.Empty(slack.Sockets.Faults);
    }

    [Fact]
    public async Task Where_no_connection_stands_what_its_alert_reads_is_nought_until_one_does_again()
    {
        await ShownMetrics.UntilAsync(agency.Admin, "chat_slack_socket_connections", static standing => standing == 2, cancellationToken: Token);
        slack.Faults.Always("apps.connections.open", Fault.Status(503, hasEffect: false));
        slack.Sockets.Cut();
        await ShownMetrics.UntilAsync(agency.Admin, "chat_slack_socket_connections", static standing => standing == 0, cancellationToken: Token);
        slack.Faults.Clear();
        await ShownMetrics.UntilAsync(agency.Admin, "chat_slack_socket_connections", static standing => standing == 2, cancellationToken: Token);
        await AnsweredOnceAsync(static (_, _) => Task.CompletedTask);
    }

    [Fact]
    public async Task A_command_is_answered_and_a_button_does_what_it_says()
    {
        var command = await slack.CommandAsync("/agency", "use creative", slack.User.Id, cancellationToken: Token);
        Assert.Null(command.Failure);
        Assert.StartsWith("Creative answers you from now on", JsonNode.Parse(command.Body!)!["text"]!.ToString(), StringComparison.Ordinal);

        var question = Question.New("A silent one?");
        model.When(question.Text, ModelScript.StallAfter(""), uses: 1);
        var said = await slack.AskAsync(slack.Channel, question, Token);
        var placeholder = (await slack.UntilAsync(said, static view => view.FromBot.Count == 1, Token)).FromBot.Single();
        await model.WaitForAsync(_ => model.About(question).Any(), cancellationToken: Token);
        var click = await slack.ClickAsync(said.Channel, placeholder.Ts, slack.User.Id, "chatagency_stop", cancellationToken: Token);
        Assert.Null(click.Failure);
        await slack.UntilShownAsync(said, "Stopped", Token);
        Assert.Empty(slack.Sockets.Faults);
    }

    [Fact]
    public async Task Beside_it_the_doctor_finds_nothing_wrong()
    {
        var settings = new Dictionary<string, string>
        {
            ["SLACK_BOT_TOKEN"] = slack.Workspace.BotToken,
            ["SLACK_APP_TOKEN"] = slack.Sockets.AppToken,
            ["SLACK_API_BASE_URL"] = slack.ApiBaseUrl.ToString(),
            ["OPENAI_BASE_URL"] = model.OpenAiBaseUrl.ToString(),
            ["OPENAI_MODEL"] = "gpt-4o-mini",
            ["DATA_DIR"] = agency.Folder,
        };
        await using var doctor = HostProcess.Start("Tool", settings, agency.Folder, args: ["doctor", "--address", agency.Admin.ToString()]);
        var code = await doctor.ExitCodeAsync(TimeSpan.FromMinutes(3));
        Assert.True(code == 0, doctor.Output);
        Assert.Contains(doctor.Lines, static line => line.StartsWith("ok     agency", StringComparison.Ordinal));
    }

    /// <summary>Asks, lets something happen to the connections meanwhile, and finds one answer.</summary>
    private async Task AnsweredOnceAsync(Func<SlackSimulator, CancellationToken, Task> meanwhile)
    {
        var question = Question.New("What is a heap?");
        slack.Sockets.WatchFewest();
        await meanwhile(slack, Token);
        Said said = await slack.AskAsync(slack.Channel, question, Token);
        Assert.True(said.IsAcknowledged);
        await slack.AnsweredAsync(said, question, Token);
        await agency.EndedAsync(said, "Completed", Token);
        Assert.Single((await slack.AnsweredAsync(said, question, Token)).FromBot);
        Assert.Single(model.About(question));
    }
}
