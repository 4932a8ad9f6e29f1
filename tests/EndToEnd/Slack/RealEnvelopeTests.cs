using System.Text.Json.Nodes;
using ChatAgency.EndToEnd.Running;
using ChatAgency.Simulators.Models;
using ChatAgency.Simulators.Slack;
using ChatAgency.Simulators.Slack.Events;
using Xunit;

namespace ChatAgency.EndToEnd.Slack;

/// <summary>What Slack's own projects publish of Socket Mode, over real connections.</summary>
public sealed class RealEnvelopeTests : IAsyncLifetime
{
    private const string Folder = "sdk-tests/socket-mode/";
    private const string Hello = Folder + "hello--mock_socket_mode_server--socket_mode_hello_message.json";
    private const string Disconnect = Folder + "disconnect--mock_socket_mode_server--socket_mode_disconnect_message.json";
    private const string Mention = Folder + "events_api.app_mention--MockSocketMode--eventsEnvelope.json";
    private const string Press = Folder + "interactive--MockSocketMode--interactiveEnvelope.json";
    private const string Command = Folder + "slash_commands--MockSocketMode--commandEnvelope.json";

    private SlackSimulator slack = null!;
    private ScriptedModel model = null!;
    private LocalAgency agency = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        (slack, model) = (await SlackSimulator.StartAsync(), await ScriptedModel.StartAsync());
        (slack.Sockets.IsOn, slack.Sockets.Greeting) = (true, RealPayload.Of(Hello));
        agency = await LocalAgency.StartAsync(slack, model);
        await slack.Sockets.WaitForAsync(static sockets => sockets.Standing == 2, cancellationToken: Token);
    }

    public async ValueTask DisposeAsync()
    {
        await agency.DisposeAsync();
        await model.DisposeAsync();
        await slack.DisposeAsync();
    }

    [Fact]
    public async Task Each_is_taken_for_what_it_is()
    {
        // As they are, they are other apps' mentions, buttons and commands: heard, and left alone.
        foreach (var name in new[] { Mention, Press, Command }) Assert.Null(await AskAsync(RealPayload.Of(name)));

        var question = Question.New("A mention in an envelope?");
        var text = $"<@{slack.Workspace.BotUserId}> {question.Text}";
        var ts = slack.Place(slack.Channel.Id, slack.User.Id, text);
        var mention = RealPayload.Of(
            Mention,
            ("T111", slack.Workspace.TeamId), ("U222", slack.Workspace.BotUserId), ("U111", slack.User.Id), ("C111", slack.Channel.Id), ("1605853844.000800", ts), ("<@U222> hey", text), (" hey", $" {question.Text}"), ("xxx-11-222-yyy-zzz", "a-mention"));
        // Slack may send it again by the same name, over any connection.
        for (var i = 0; i < 2; i++) Assert.Null(await AskAsync(mention));
        var said = new Said(slack.Channel.Id, ts, ts, []);
        var post = Assert.Single((await slack.AnsweredAsync(said, question, Token)).FromBot);
        await agency.EndedAsync(said, "Completed", Token);
        Assert.Single(model.About(question));

        Assert.StartsWith("Say `/agency use`", JsonNode.Parse((await AskAsync(RealPayload.Of(Command, ("/hi-socket-mode", "/agency"), ("T111", slack.Workspace.TeamId), ("U111", slack.User.Id))))!)!["text"]!.ToString(), StringComparison.Ordinal);
        Assert.Null(await AskAsync(RealPayload.Of(Press, ("a", "chatagency_feedback"), ("underlying", "1:up"), ("T111", slack.Workspace.TeamId), ("U111", slack.User.Id), ("C111", slack.Channel.Id), ("1605853634.000400", ts))));
        Assert.Equal(post.Ts, Assert.Single((await slack.AnsweredAsync(said, question, Token)).FromBot).Ts);
        using var metrics = new HttpClient();
        Assert.Contains("chat_feedback_total{agent=", await metrics.GetStringAsync(new Uri(agency.Admin, "/metrics"), Token), StringComparison.Ordinal);

        // Another connection stands before one goes that Slack is about to end.
        slack.Sockets.WatchFewest();
        await slack.Sockets.SayAsync(RealPayload.Of(Disconnect), Token);
        await slack.Sockets.WaitForAsync(static sockets => sockets is { Opened: 4, Standing: 2 }, cancellationToken: Token);
        Assert.Equal(2, slack.Sockets.Fewest);
        Assert.Empty(slack.Sockets.Faults);
    }

    private Task<string?> AskAsync(JsonObject envelope) => slack.Sockets.AskAsync(envelope, Token).WaitAsync(TimeSpan.FromMinutes(1), Token);
}
