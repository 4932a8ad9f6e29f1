using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;
using ChatAgency.Simulators.Slack;
using Xunit;

namespace ChatAgency.Simulators.Tests.Slack;

/// <summary>Slack's side of Socket Mode, and what it refuses for want of a scope.</summary>
public sealed class SocketModeTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_address_is_good_once_and_for_the_apps_own_token_alone()
    {
        await using var slack = await SlackSimulator.StartAsync();
        slack.Sockets.IsOn = true;
        using var app = new SlackClient(slack, slack.Sockets.AppToken);
        using var bot = new SlackClient(slack);
        Assert.Equal("not_allowed_token_type", (await bot.FormAsync("apps.connections.open", [], Token))["error"]!.ToString());
        Assert.Equal("not_allowed_token_type", (await app.FormAsync("auth.test", [], Token))["error"]!.ToString());
        var address = new Uri((await app.FormAsync("apps.connections.open", [], Token))["url"]!.ToString());
        using var first = new ClientWebSocket();
        await first.ConnectAsync(address, Token);
        Assert.Equal("hello", (await ReadAsync(first))["type"]!.ToString());
        using var second = new ClientWebSocket();
        await Assert.ThrowsAsync<WebSocketException>(() => second.ConnectAsync(address, Token));
        slack.Sockets.IsOn = false;
        Assert.False((await app.FormAsync("apps.connections.open", [], Token))["ok"]!.GetValue<bool>());
    }

    [Fact]
    public async Task What_is_not_acknowledged_comes_again_under_the_same_id()
    {
        await using var slack = await SlackSimulator.StartAsync();
        slack.Patience = TimeSpan.FromSeconds(0.5);
        using var socket = await ConnectAsync(slack);
        var saying = slack.SayAsync(slack.Channel.Id, slack.User.Id, "hello", cancellationToken: Token);
        var once = await ReadAsync(socket);
        var again = await ReadAsync(socket);
        Assert.Equal(once["envelope_id"]!.ToString(), again["envelope_id"]!.ToString());
        Assert.Equal((0, 1), (once["retry_attempt"]!.GetValue<int>(), again["retry_attempt"]!.GetValue<int>()));
        Assert.Equal("hello", again["payload"]!["event"]!["text"]!.ToString());
        await SendAsync(socket, new JsonObject { ["envelope_id"] = once["envelope_id"]!.ToString() });
        Assert.True((await saying).IsAcknowledged);
        Assert.Empty(slack.Sockets.Faults);
    }

    [Fact]
    public async Task A_command_takes_an_answer_and_an_event_takes_none()
    {
        await using var slack = await SlackSimulator.StartAsync();
        using var socket = await ConnectAsync(slack);
        var asking = slack.CommandAsync("/agency", "use & x", slack.User.Id, cancellationToken: Token);
        var command = await ReadAsync(socket);
        Assert.Equal("use & x", command["payload"]!["text"]!.ToString());
        await SendAsync(socket, new JsonObject { ["envelope_id"] = command["envelope_id"]!.ToString(), ["payload"] = new JsonObject { ["text"] = "yes" } });
        Assert.Equal("""{"text":"yes"}""", (await asking).Body);
        Assert.Empty(slack.Sockets.Faults);

        slack.RetriesEvents = false;
        slack.Patience = TimeSpan.FromSeconds(0.5);
        var saying = slack.SayAsync(slack.Channel.Id, slack.User.Id, "hello", cancellationToken: Token);
        await SendAsync(socket, new JsonObject { ["envelope_id"] = (await ReadAsync(socket))["envelope_id"]!.ToString(), ["payload"] = new JsonObject() });
        Assert.False((await saying).IsAcknowledged);
        Assert.Single(slack.Sockets.Faults);
    }

    [Fact]
    public async Task Without_a_connection_and_after_a_cut_nothing_is_delivered()
    {
        await using var slack = await SlackSimulator.StartAsync();
        slack.RetriesEvents = false;
        using var socket = await ConnectAsync(slack);
        var saying = slack.SayAsync(slack.Channel.Id, slack.User.Id, "hello", cancellationToken: Token);
        await ReadAsync(socket);
        slack.Sockets.Cut();
        Assert.False((await saying).IsAcknowledged);
        await slack.Sockets.WaitForAsync(static sockets => sockets.Standing == 0, cancellationToken: Token);
        Assert.False((await slack.SayAsync(slack.Channel.Id, slack.User.Id, "hello", cancellationToken: Token)).IsAcknowledged);
    }

    [Theory]
    [InlineData("chat:write", "chat.postMessage")]
    [InlineData("channels:history", "conversations.replies")]
    [InlineData("users:read", "users.info")]
    public async Task A_method_without_its_scope_is_refused(string scope, string method)
    {
        await using var slack = await SlackSimulator.StartAsync();
        slack.Workspace.Scopes.Remove(scope);
        using var client = new SlackClient(slack);
        var arguments = new Dictionary<string, string> { ["channel"] = slack.Channel.Id, ["text"] = "x", ["ts"] = "1767225600.000100", ["user"] = slack.User.Id };
        var refused = await client.FormAsync(method, arguments, Token);
        Assert.Equal(("missing_scope", scope), (refused["error"]!.ToString(), refused["needed"]!.ToString()));
    }

    [Fact]
    public async Task Events_that_the_manifest_does_not_ask_for_do_not_come()
    {
        await using var slack = await SlackSimulator.StartAsync();
        using var socket = await ConnectAsync(slack);
        slack.Subscriptions.Remove("message.channels");
        Assert.Empty((await slack.SayAsync(slack.Channel.Id, slack.User.Id, "hello", cancellationToken: Token)).Deliveries);
        Assert.Equal(0, slack.Sockets.Sent);
    }

    private static async Task<ClientWebSocket> ConnectAsync(SlackSimulator slack)
    {
        slack.Sockets.IsOn = true;
        using var app = new SlackClient(slack, slack.Sockets.AppToken);
        var socket = new ClientWebSocket();
        await socket.ConnectAsync(new Uri((await app.FormAsync("apps.connections.open", [], Token))["url"]!.ToString()), Token);
        await ReadAsync(socket);
        await slack.Sockets.WaitForAsync(static sockets => sockets.Standing == 1, cancellationToken: Token);
        return socket;
    }

    private static async Task<JsonObject> ReadAsync(ClientWebSocket socket)
    {
        var buffer = new byte[64 * 1024];
        var part = await socket.ReceiveAsync(buffer, Token);
        Assert.True(part.EndOfMessage);
        return JsonNode.Parse(buffer.AsSpan(0, part.Count))!.AsObject();
    }

    private static Task SendAsync(ClientWebSocket socket, JsonObject message) =>
        socket.SendAsync(Encoding.UTF8.GetBytes(message.ToJsonString()), WebSocketMessageType.Text, endOfMessage: true, Token);
}
