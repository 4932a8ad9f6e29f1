using System.Text.Json.Nodes;
using ChatAgency.Simulators.Slack;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace ChatAgency.Simulators.Tests.Slack;

/// <summary>Forms, feedback buttons and signs, as Slack has them and as it refuses them.</summary>
public sealed class ViewTests
{
    private const string Good = """
        {
          "type":"modal","callback_id":"c","private_metadata":"m","title":{"type":"plain_text","text":"Why?"},"submit":{"type":"plain_text","text":"Send"},
          "blocks":[{"type":"input","block_id":"b","label":{"type":"plain_text","text":"Why?"},"element":{"type":"plain_text_input","action_id":"a","multiline":true,"max_length":1000}}]
        }
        """;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<string> Wrong => new()
    {
        Good.Replace("\"modal\"", "\"home\"", StringComparison.Ordinal),
        Good.Replace("\"Why?\"},\"submit\"", "\"A title of more than 24 characters\"},\"submit\"", StringComparison.Ordinal),
        Good.Replace("\"submit\"", "\"send\"", StringComparison.Ordinal),
        Good.Replace("\"submit\":{\"type\":\"plain_text\",\"text\":\"Send\"},", "", StringComparison.Ordinal),
        Good.Replace("\"m\"", $"\"{new string('m', 3_001)}\"", StringComparison.Ordinal),
        Good.Replace("\"multiline\"", "\"multi_line\"", StringComparison.Ordinal),
        Good.Replace("1000", "3001", StringComparison.Ordinal),
        Good.Replace("\"type\":\"input\"", "\"type\":\"context_actions\"", StringComparison.Ordinal),
    };

    [Fact]
    public async Task A_press_opens_one_form_for_whoever_pressed_within_three_seconds()
    {
        var clock = new FakeTimeProvider();
        await using var slack = await SlackSimulator.StartAsync(clock);
        await using var gateway = await Gateway.StartAsync();
        slack.SendEventsTo(gateway.Address);
        using var client = new SlackClient(slack);
        var first = await PressAsync(slack, gateway, client);
        var second = await PressAsync(slack, gateway, client);

        Assert.Equal("ok", await OpenAsync(client, first, Good));
        Assert.Equal("exchanged_trigger_id", await OpenAsync(client, first, Good));
        clock.Advance(TimeSpan.FromSeconds(3.1));
        Assert.Equal("expired_trigger_id", await OpenAsync(client, second, Good));
        Assert.Equal("invalid_trigger_id", await OpenAsync(client, "none", Good));
        var view = Assert.Single(slack.ViewsOf(slack.User.Id));
        Assert.Equal("Why?", view.Title);

        await slack.SubmitAsync(view, "Because.", cancellationToken: Token);
        var sent = await PayloadAsync(gateway);
        Assert.Equal("view_submission", sent["type"]!.ToString());
        Assert.Equal(("c", "m", "Because."), (sent["view"]!["callback_id"]!.ToString(), sent["view"]!["private_metadata"]!.ToString(), sent["view"]!["state"]!["values"]!["b"]!["a"]!["value"]!.ToString()));
    }

    [Theory]
    [MemberData(nameof(Wrong))]
    public async Task A_form_that_slack_does_not_take_is_refused_and_its_press_is_not_spent(string view)
    {
        await using var slack = await SlackSimulator.StartAsync();
        await using var gateway = await Gateway.StartAsync();
        slack.SendEventsTo(gateway.Address);
        using var client = new SlackClient(slack);
        var trigger = await PressAsync(slack, gateway, client);

        Assert.Equal("invalid_arguments", await OpenAsync(client, trigger, view));
        Assert.Equal("ok", await OpenAsync(client, trigger, Good));
    }

    [Theory]
    [InlineData("positive", "1:up")]
    [InlineData("negative", "1:down")]
    public async Task A_side_of_the_feedback_buttons_comes_as_one_action(string side, string value)
    {
        await using var slack = await SlackSimulator.StartAsync();
        await using var gateway = await Gateway.StartAsync();
        slack.SendEventsTo(gateway.Address);
        using var client = new SlackClient(slack);

        var action = (await PressedAsync(slack, gateway, client, side))["actions"]![0]!;
        Assert.Equal(("feedback_buttons", "f", value), (action["type"]!.ToString(), action["action_id"]!.ToString(), action["value"]!.ToString()));
    }

    [Fact]
    public async Task A_sign_is_told_without_its_thread()
    {
        await using var slack = await SlackSimulator.StartAsync();
        await using var gateway = await Gateway.StartAsync();
        slack.SendEventsTo(gateway.Address);
        using var client = new SlackClient(slack);
        var root = slack.Place(slack.Channel.Id, slack.User.Id, "why?");
        var ts = (await client.PostAsync("answer", root, Token))["ts"]!.ToString();
        var delivery = await slack.ReactAsync(slack.Channel.Id, ts, slack.User.Id, "+1", isRemoved: true, cancellationToken: Token);

        Assert.True(delivery.IsAcknowledged);
        var told = delivery.Event.Body["event"]!;
        Assert.Equal(("reaction_removed", "+1", slack.Workspace.BotUserId, ts), (told["type"]!.ToString(), told["reaction"]!.ToString(), told["item_user"]!.ToString(), told["item"]!["ts"]!.ToString()));
        Assert.Null(told["thread_ts"]);
    }

    [Fact]
    public async Task Words_for_one_person_stand_in_no_thread()
    {
        await using var slack = await SlackSimulator.StartAsync();
        using var client = new SlackClient(slack);
        var root = slack.Place(slack.Channel.Id, slack.User.Id, "why?");
        var words = new JsonObject { ["channel"] = slack.Channel.Id, ["user"] = slack.User.Id, ["thread_ts"] = root, ["text"] = "Only you." };
        Assert.True((await client.JsonAsync("chat.postEphemeral", words.DeepClone().AsObject(), Token))["ok"]!.GetValue<bool>());
        Assert.Equal(("Only you.", root), (Assert.Single(slack.WhispersTo(slack.User.Id)).Text, slack.WhispersTo(slack.User.Id)[0].ThreadTs));
        Assert.Empty(slack.Thread(slack.Channel.Id, root).FromBot);
        Assert.Equal(["why?"], await client.ReadAsync(root, Token));

        words["user"] = "U0NOBODY";
        Assert.Equal("user_not_in_channel", (await client.JsonAsync("chat.postEphemeral", words, Token))["error"]!.ToString());
    }

    [Fact]
    public async Task A_workspace_may_refuse_blocks_that_it_does_not_have()
    {
        await using var slack = await SlackSimulator.StartAsync();
        using var client = new SlackClient(slack);
        slack.Workspace.RefusedBlocks.Add("context_actions");
        Assert.Equal("invalid_blocks", (await client.JsonAsync("chat.postMessage", Answer(slack), Token))["error"]!.ToString());
    }

    private static async Task<string> PressAsync(SlackSimulator slack, Gateway gateway, SlackClient client) =>
        (await PressedAsync(slack, gateway, client, "positive"))["trigger_id"]!.ToString();

    private static async Task<JsonObject> PressedAsync(SlackSimulator slack, Gateway gateway, SlackClient client, string side)
    {
        var ts = (await client.JsonAsync("chat.postMessage", Answer(slack), Token))["ts"]!.ToString();
        await slack.ClickAsync(slack.Channel.Id, ts, slack.User.Id, "f", option: side, cancellationToken: Token);
        return await PayloadAsync(gateway);
    }

    private static JsonObject Answer(SlackSimulator slack) => new()
    {
        ["channel"] = slack.Channel.Id,
        ["text"] = "answer",
        ["blocks"] = JsonNode.Parse("""
            [{"type":"context_actions","elements":[{"type":"feedback_buttons","action_id":"f",
              "positive_button":{"text":{"type":"plain_text","text":"Good"},"value":"1:up"},"negative_button":{"text":{"type":"plain_text","text":"Bad"},"value":"1:down"}}]}]
            """),
    };

    private static async Task<string> OpenAsync(SlackClient client, string trigger, string view)
    {
        var answer = await client.JsonAsync("views.open", new JsonObject { ["trigger_id"] = trigger, ["view"] = JsonNode.Parse(view) }, Token);
        return answer["error"]?.ToString() ?? "ok";
    }

    private static async Task<JsonObject> PayloadAsync(Gateway gateway)
    {
        while (true)
        {
            var received = await gateway.ReadAsync(Token);
            if (received.Path == "/slack/interactions") return JsonNode.Parse(Uri.UnescapeDataString(received.Text["payload=".Length..]))!.AsObject();
        }
    }
}
