using System.Text.Json.Nodes;
using ChatAgency.Simulators.Slack;
using Xunit;

namespace ChatAgency.Simulators.Tests.Slack;

public sealed class WebApiTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_post_stands_in_its_thread_and_an_update_replaces_it()
    {
        await using var slack = await SlackSimulator.StartAsync();
        using var client = new SlackClient(slack);
        var root = slack.Place(slack.Channel.Id, slack.User.Id, "1 < 2 & 3?");

        var posted = await client.PostAsync("working", root, Token);
        var updated = await client.UpdateAsync(posted["ts"]!.ToString(), "*yes*", Token);

        Assert.True(posted["ok"]!.GetValue<bool>());
        Assert.True(updated["ok"]!.GetValue<bool>());
        var thread = slack.Thread(slack.Channel.Id, root);
        Assert.Equal("1 &lt; 2 &amp; 3?", thread.Messages[0].Text);
        var answer = Assert.Single(thread.FromBot);
        Assert.Equal("*yes*", answer.Shown);
        Assert.Equal("m1", answer.Marker);
        Assert.Equal(1, answer.Revision);
        Assert.Equal(["working", "*yes*"], answer.History.Select(static version => version.Shown));
        Assert.False(answer.IsMarkedEdited);
        Assert.Empty(slack.Calls.UnknownArguments);
    }

    [Theory]
    [InlineData("xoxb-wrong", "invalid_auth")]
    [InlineData(null, "token_revoked")]
    public async Task A_bad_token_is_refused(string? token, string error)
    {
        await using var slack = await SlackSimulator.StartAsync();
        if (token is null) slack.Workspace.TokenError = "token_revoked";
        using var client = new SlackClient(slack, token);

        var answer = await client.FormAsync("auth.test", [], Token);

        Assert.Equal(error, answer["error"]!.ToString());
    }

    [Fact]
    public async Task Workspaces_are_told_apart_by_their_token()
    {
        await using var slack = await SlackSimulator.StartAsync();
        var other = slack.AddWorkspace();
        other.AddChannel(slack.Channel.Id);
        using var client = new SlackClient(slack, other.BotToken);

        var answer = await client.FormAsync("auth.test", [], Token);
        await client.PostAsync("there", null, Token);

        Assert.Equal(other.TeamId, answer["team_id"]!.ToString());
        Assert.Equal(other.BotId, answer["bot_id"]!.ToString());
        var ts = slack.Calls.Of("chat.postMessage").Single().Ts!;
        Assert.Single(slack.Thread(slack.Channel.Id, ts, other).Messages);
        Assert.Empty(slack.Thread(slack.Channel.Id, ts).Messages);
    }

    [Fact]
    public async Task Refusals_carry_slacks_codes()
    {
        await using var slack = await SlackSimulator.StartAsync();
        using var client = new SlackClient(slack);
        var root = slack.Place(slack.Channel.Id, slack.User.Id, "hello");
        var ours = (await client.PostAsync("ours", root, Token))["ts"]!.ToString();

        Assert.Equal("channel_not_found", await Error("chat.postMessage", new JsonObject { ["channel"] = "C404", ["text"] = "x" }));
        Assert.Equal("thread_not_found", await Error("chat.postMessage", client.Post("x", "1.000001")));
        Assert.Equal("cannot_reply_to_message", await Error("chat.postMessage", client.Post("x", ours)));
        Assert.Equal("no_text", await Error("chat.postMessage", client.Post("", root)));
        Assert.Equal("msg_too_long", await Error("chat.postMessage", client.Post(new string('x', 40_001), root)));
        Assert.Equal("message_not_found", (await client.UpdateAsync("1.000001", "x", Token))["error"]!.ToString());
        Assert.Equal("cant_update_message", (await client.UpdateAsync(root, "x", Token))["error"]!.ToString());
        Assert.Equal("msg_too_long", (await client.UpdateAsync(ours, new string('x', 4_001), Token))["error"]!.ToString());
        Assert.Equal("cant_delete_message", await Error("chat.delete", new JsonObject { ["channel"] = slack.Channel.Id, ["ts"] = root }));
        Assert.Equal("unknown_method", await Error("chat.unheardOf", []));
        slack.Channel.HasBot = false;
        Assert.Equal("not_in_channel", await Error("chat.postMessage", client.Post("x", root)));
        slack.Channel.IsArchived = true;
        Assert.Equal("is_archived", await Error("chat.postMessage", client.Post("x", root)));
        Assert.Equal("ours", Assert.Single(slack.Thread(slack.Channel.Id, root).FromBot).Shown);

        async Task<string> Error(string method, JsonObject arguments) => (await client.JsonAsync(method, arguments, Token))["error"]!.ToString();
    }

    [Fact]
    public async Task Unknown_arguments_are_refused_and_noted()
    {
        await using var slack = await SlackSimulator.StartAsync();
        using var client = new SlackClient(slack);
        var post = client.Post("x", null);
        post["idempotency_key"] = "1";

        Assert.Equal("invalid_arguments", (await client.JsonAsync("chat.postMessage", post, Token))["error"]!.ToString());
        await client.JsonAsync("users.info", new JsonObject { ["user"] = slack.User.Id }, Token);

        Assert.Equal(["chat.postMessage:idempotency_key", "users.info:(json body)"], slack.Calls.UnknownArguments);
    }

    [Fact]
    public async Task Metadata_is_checked_and_read_back_only_on_demand()
    {
        await using var slack = await SlackSimulator.StartAsync();
        using var client = new SlackClient(slack);
        var large = client.Post("x", null);
        large["metadata"]!["event_payload"]!["marker"] = new string('m', 5_000);
        var shapeless = client.Post("x", null);
        shapeless["metadata"] = new JsonObject { ["event_type"] = "a" };
        var root = (await client.PostAsync("root", null, Token))["ts"]!.ToString();

        Assert.Equal("metadata_too_large", (await client.JsonAsync("chat.postMessage", large, Token))["error"]!.ToString());
        Assert.Equal("invalid_metadata_format", (await client.JsonAsync("chat.postMessage", shapeless, Token))["error"]!.ToString());
        var arguments = new Dictionary<string, string> { ["channel"] = slack.Channel.Id, ["ts"] = root };
        Assert.Null((await client.FormAsync("conversations.replies", arguments, Token))["messages"]![0]!["metadata"]);
        arguments["include_all_metadata"] = "true";
        Assert.Equal("m1", (await client.FormAsync("conversations.replies", arguments, Token))["messages"]![0]!["metadata"]!["event_payload"]!["marker"]!.ToString());
    }

    [Fact]
    public async Task Replies_come_in_pages_with_the_root_on_each()
    {
        await using var slack = await SlackSimulator.StartAsync();
        using var client = new SlackClient(slack);
        var root = slack.Place(slack.Channel.Id, slack.User.Id, "root");
        var second = "";
        for (var i = 1; i <= 5; i++)
        {
            var ts = slack.Place(slack.Channel.Id, slack.User.Id, $"r{i}", root);
            if (i == 2) second = ts;
        }

        var seen = new List<string>();
        var cursor = "";
        do
        {
            var page = await client.FormAsync("conversations.replies", new() { ["channel"] = slack.Channel.Id, ["ts"] = root, ["limit"] = "2", ["cursor"] = cursor }, Token);
            Assert.Equal("root", page["messages"]![0]!["text"]!.ToString());
            seen.AddRange(page["messages"]!.AsArray().Skip(1).Select(static message => message!["text"]!.ToString()));
            cursor = page["response_metadata"]?["next_cursor"]?.ToString() ?? "";
            Assert.Equal(cursor.Length > 0, page["has_more"]!.GetValue<bool>());
        }
        while (cursor.Length > 0);

        Assert.Equal(["r1", "r2", "r3", "r4", "r5"], seen);
        Assert.Equal(["root", "r3", "r4", "r5"], await client.ReadAsync(root, Token, ("oldest", second)));
        Assert.Equal(["root", "r2", "r3", "r4", "r5"], await client.ReadAsync(root, Token, ("oldest", second), ("inclusive", "true")));
        Assert.Equal(["root", "r1"], await client.ReadAsync(root, Token, ("latest", second)));
    }

    [Fact]
    public async Task A_deleted_root_with_replies_stays_as_a_tombstone()
    {
        await using var slack = await SlackSimulator.StartAsync();
        slack.RetriesEvents = false;
        slack.SendEventsTo(slack.Address);
        using var client = new SlackClient(slack);
        var root = slack.Place(slack.Channel.Id, slack.User.Id, "root");
        await client.PostAsync("reply", root, Token);

        await slack.DeleteAsync(slack.Channel.Id, root, cancellationToken: Token);

        Assert.Equal(["This message was deleted.", "reply"], await client.ReadAsync(root, Token));
        Assert.Equal("root", Assert.Single(slack.Thread(slack.Channel.Id, root).Removed).Shown);
    }

    [Fact]
    public async Task People_and_channels_are_told()
    {
        await using var slack = await SlackSimulator.StartAsync();
        using var client = new SlackClient(slack);

        var user = await client.FormAsync("users.info", new() { ["user"] = slack.User.Id }, Token);
        slack.Workspace.Scopes.Add("channels:read");
        var channel = await client.FormAsync("conversations.info", new() { ["channel"] = slack.Channel.Id }, Token);
        var nobody = await client.FormAsync("users.info", new() { ["user"] = "U404" }, Token);

        Assert.Equal("ann", user["user"]!["profile"]!["display_name"]!.ToString());
        Assert.Equal("general", channel["channel"]!["name"]!.ToString());
        Assert.Equal("user_not_found", nobody["error"]!.ToString());
    }
}
