using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using ChatAgency.Simulators.Slack;
using ChatAgency.Simulators.Slack.Events;
using ChatAgency.Simulators.Slack.Signing;
using ChatAgency.Simulators.Slack.Workspaces;
using Xunit;

namespace ChatAgency.Simulators.Tests.Slack;

public sealed class EventTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void The_signature_is_slacks_own()
    {
        // The worked example of Slack's page "Verifying requests from Slack".
        const string body = "token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow&channel_id=G8PSS9T3V&channel_name=foobar&user_id=U2CERLKJA&user_name=roadrunner&command=%2Fwebhook-collect&text=&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2FT1DC2JH3J%2F397700885554%2F96rGlfmibIGlgcZRskXaIFfN&trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c";

        Assert.Equal(
            "v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503",
            RequestSigner.Sign("8f742231b10e8888abcd99yyyzzz85a5", "1531420618", Encoding.UTF8.GetBytes(body)));
    }

    [Fact]
    public async Task A_mention_in_a_channel_is_told_twice_under_two_ids()
    {
        await using var gateway = await Gateway.StartAsync();
        await using var slack = await StartAsync(gateway);

        var said = await slack.SayAsync(slack.Channel.Id, slack.User.Id, "a < b", mention: true, cancellationToken: Token);

        Assert.True(said.IsAcknowledged);
        Assert.Equal(2, said.Deliveries.Select(static delivery => delivery.Event.EventId).Distinct().Count());
        var received = new[] { await gateway.ReadAsync(Token), await gateway.ReadAsync(Token) };
        var byType = received.ToDictionary(static one => one.Event["type"]!.ToString());
        Assert.Equal(["app_mention", "message"], byType.Keys.Order());
        Assert.All(received, one => Assert.Equal($"<@{slack.Workspace.BotUserId}> a &lt; b", one.Event["text"]!.ToString()));
        Assert.All(received, one => Assert.Equal(said.Ts, one.Event["ts"]!.ToString()));
        Assert.Null(byType["app_mention"].Event["channel_type"]);
        Assert.Equal("channel", byType["message"].Event["channel_type"]!.ToString());
        Assert.All(received, one => Assert.Equal(
            RequestSigner.Sign(slack.SigningSecret, one.Headers[RequestSigner.TimestampHeader], one.Body),
            one.Headers[RequestSigner.SignatureHeader]));
    }

    [Fact]
    public async Task A_direct_message_is_told_once()
    {
        await using var gateway = await Gateway.StartAsync();
        await using var slack = await StartAsync(gateway);
        var direct = slack.Workspace.AddChannel(kind: ChannelKind.Direct);

        var said = await slack.SayAsync(direct.Id, slack.User.Id, "hello", cancellationToken: Token);

        Assert.Single(said.Deliveries);
        Assert.Equal("im", (await gateway.ReadAsync(Token)).Event["channel_type"]!.ToString());
    }

    [Fact]
    public async Task What_fails_is_sent_again_by_slacks_clock_and_signed_afresh()
    {
        await using var gateway = await Gateway.StartAsync();
        await using var slack = await StartAsync(gateway);
        slack.RetriesEvents = true;
        slack.ClockScale = 0.0001;
        for (var i = 0; i < 3; i++) gateway.Next(static context => Answer(context, HttpStatusCode.ServiceUnavailable));

        var said = await slack.SayAsync(slack.Channel.Id, slack.User.Id, "hello", cancellationToken: Token);

        Assert.Equal([503, 503, 503, 200], Assert.Single(said.Deliveries).Attempts.Select(static attempt => attempt.Status));
        Assert.False((await gateway.ReadAsync(Token)).Headers.ContainsKey("X-Slack-Retry-Num"));
        for (var i = 1; i <= 3; i++)
        {
            var again = await gateway.ReadAsync(Token);
            Assert.Equal($"{i}", again.Headers["X-Slack-Retry-Num"]);
            Assert.Equal("http_error", again.Headers["X-Slack-Retry-Reason"]);
        }
    }

    [Fact]
    public async Task An_app_may_refuse_further_tries()
    {
        await using var gateway = await Gateway.StartAsync();
        await using var slack = await StartAsync(gateway);
        slack.RetriesEvents = true;
        gateway.Next(static context =>
        {
            context.Response.Headers["X-Slack-No-Retry"] = "1";
            return Answer(context, HttpStatusCode.BadRequest);
        });

        var said = await slack.SayAsync(slack.Channel.Id, slack.User.Id, "hello", cancellationToken: Token);

        Assert.Single(Assert.Single(said.Deliveries).Attempts);
        Assert.False(said.IsAcknowledged);
    }

    [Fact]
    public async Task A_message_can_be_told_again_under_the_same_and_under_new_ids()
    {
        await using var gateway = await Gateway.StartAsync();
        await using var slack = await StartAsync(gateway);
        var said = await slack.SayAsync(slack.Channel.Id, slack.User.Id, "hello", cancellationToken: Token);
        var first = await gateway.ReadAsync(Token);

        await slack.RedeliverAsync(said, newEventIds: false, retryNumber: 1, cancellationToken: Token);
        await slack.RedeliverAsync(said, newEventIds: true, cancellationToken: Token);

        var retry = await gateway.ReadAsync(Token);
        var anew = await gateway.ReadAsync(Token);
        Assert.Equal(first.Text, retry.Text);
        Assert.Equal("1", retry.Headers["X-Slack-Retry-Num"]);
        Assert.NotEqual(first.Json["event_id"]!.ToString(), anew.Json["event_id"]!.ToString());
        Assert.Equal(first.Event["ts"]!.ToString(), anew.Event["ts"]!.ToString());
    }

    [Fact]
    public async Task The_apps_own_posts_edits_and_deletions_come_back()
    {
        await using var gateway = await Gateway.StartAsync();
        await using var slack = await StartAsync(gateway);
        using var client = new SlackClient(slack);

        var ts = (await client.PostAsync("r0", null, Token))["ts"]!.ToString();
        var posted = (await gateway.ReadAsync(Token)).Event;
        await client.UpdateAsync(ts, "r1", Token);
        var changed = (await gateway.ReadAsync(Token)).Event;
        await client.JsonAsync("chat.delete", new JsonObject { ["channel"] = slack.Channel.Id, ["ts"] = ts }, Token);
        var deleted = (await gateway.ReadAsync(Token)).Event;

        Assert.Equal(slack.Workspace.BotId, posted["bot_id"]!.ToString());
        Assert.Equal(slack.Workspace.AppId, posted["app_id"]!.ToString());
        Assert.Null(posted["subtype"]);
        Assert.Equal("m1", posted["metadata"]!["event_payload"]!["marker"]!.ToString());
        Assert.Equal("message_changed", changed["subtype"]!.ToString());
        Assert.Equal("1", changed["message"]!["metadata"]!["event_payload"]!["revision"]!.ToString());
        Assert.Equal("r0", changed["previous_message"]!["text"]!.ToString());
        Assert.Equal("message_deleted", deleted["subtype"]!.ToString());
        Assert.Equal(ts, deleted["deleted_ts"]!.ToString());
    }

    [Fact]
    public async Task Edits_unfurls_and_deletions_by_people_are_told()
    {
        await using var gateway = await Gateway.StartAsync();
        await using var slack = await StartAsync(gateway);
        var ts = slack.Place(slack.Channel.Id, slack.User.Id, "old");

        await slack.EditAsync(slack.Channel.Id, ts, "new", cancellationToken: Token);
        var edited = (await gateway.ReadAsync(Token)).Event;
        await slack.UnfurlAsync(slack.Channel.Id, ts, cancellationToken: Token);
        var unfurled = (await gateway.ReadAsync(Token)).Event;
        await slack.DeleteAsync(slack.Channel.Id, ts, cancellationToken: Token);
        var deleted = (await gateway.ReadAsync(Token)).Event;

        Assert.Equal("new", edited["message"]!["text"]!.ToString());
        Assert.Equal("old", edited["previous_message"]!["text"]!.ToString());
        Assert.Equal(edited["message"]!["edited"]!.ToJsonString(), unfurled["message"]!["edited"]!.ToJsonString());
        Assert.Equal("new", unfurled["previous_message"]!["text"]!.ToString());
        Assert.Equal(ts, deleted["deleted_ts"]!.ToString());
        Assert.Empty(slack.Thread(slack.Channel.Id, ts).Messages);
    }

    [Fact]
    public async Task A_pressed_button_arrives_as_a_signed_form()
    {
        await using var gateway = await Gateway.StartAsync();
        await using var slack = await StartAsync(gateway);
        slack.SendsEchoes = false;
        using var client = new SlackClient(slack);
        const string blocks = """[{"type":"actions","elements":[{"type":"button","action_id":"again","text":{"type":"plain_text","text":"Try again"},"value":"7"}]}]""";
        var answer = await client.FormAsync("chat.postMessage", new() { ["channel"] = slack.Channel.Id, ["text"] = "x", ["blocks"] = blocks }, Token);

        var attempt = await slack.ClickAsync(slack.Channel.Id, answer["ts"]!.ToString(), slack.User.Id, "again", cancellationToken: Token);

        var received = await gateway.ReadAsync(Token);
        Assert.Equal(200, attempt.Status);
        Assert.Equal("/slack/interactions", received.Path);
        var payload = JsonNode.Parse(WebUtility.UrlDecode(received.Text["payload=".Length..]))!;
        Assert.Equal("block_actions", payload["type"]!.ToString());
        Assert.Equal("7", payload["actions"]![0]!["value"]!.ToString());
        Assert.Equal(answer["ts"]!.ToString(), payload["container"]!["message_ts"]!.ToString());
        Assert.Equal(RequestSigner.Sign(slack.SigningSecret, received.Headers[RequestSigner.TimestampHeader], received.Body), received.Headers[RequestSigner.SignatureHeader]);
    }

    [Fact]
    public async Task Raw_requests_go_out_as_they_are()
    {
        await using var gateway = await Gateway.StartAsync();
        await using var slack = await StartAsync(gateway);
        var body = Encoding.UTF8.GetBytes("{\"broken");

        var sent = await slack.SendRawAsync(new RawRequest("/slack/events", body) { ClockSkew = TimeSpan.FromMinutes(-10), Headers = [("X-Slack-Signature", "v0=1"), ("X-Slack-Signature", "v0=2")] }, Token);
        var received = await gateway.ReadAsync(Token);
        var cut = await slack.SendRawAsync(new RawRequest("/slack/events", body) { ClaimedLength = 1_000 }, Token);

        Assert.Equal(200, sent.Status);
        Assert.Equal("{\"broken", received.Text);
        Assert.Contains("v0=1", received.Headers["X-Slack-Signature"], StringComparison.Ordinal);
        Assert.Contains("v0=2", received.Headers["X-Slack-Signature"], StringComparison.Ordinal);
        Assert.True(long.Parse(received.Headers[RequestSigner.TimestampHeader]) < DateTimeOffset.UtcNow.AddMinutes(-9).ToUnixTimeSeconds());
        Assert.NotEqual(200, cut.Status);
    }

    private static async Task<SlackSimulator> StartAsync(Gateway gateway)
    {
        var slack = await SlackSimulator.StartAsync();
        slack.RetriesEvents = false;
        slack.SendEventsTo(gateway.Address);
        return slack;
    }

    private static Task Answer(Microsoft.AspNetCore.Http.HttpContext context, HttpStatusCode status)
    {
        context.Response.StatusCode = (int)status;
        return Task.CompletedTask;
    }
}
