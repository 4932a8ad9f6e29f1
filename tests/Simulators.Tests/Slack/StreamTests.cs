using System.Text.Json.Nodes;
using ChatAgency.Simulators.Slack;
using ChatAgency.Simulators.Slack.Workspaces;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace ChatAgency.Simulators.Tests.Slack;

/// <summary>Streams grow, close and refuse as Slack's do.</summary>
public sealed class StreamTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_stream_grows_until_it_is_stopped_and_is_then_a_message_like_any()
    {
        await using var stage = await Stage.StartAsync();
        var ts = await stage.StartAsync("one ");
        await stage.DoneAsync("chat.appendStream", stage.On(ts, Text("two")));
        Assert.Equal(("in_progress", "one two"), await stage.ReadAsync(ts));
        Assert.Equal("streaming_state_conflict", await stage.ErrorAsync("chat.update", stage.Update(ts)));

        await stage.DoneAsync("chat.stopStream", stage.On(ts));
        Assert.Equal("completed", (await stage.ReadAsync(ts)).State);
        Assert.Equal("message_not_in_streaming_state", await stage.ErrorAsync("chat.appendStream", stage.On(ts, Text("three"))));
        Assert.Equal("message_not_in_streaming_state", await stage.ErrorAsync("chat.stopStream", stage.On(ts)));
        await stage.DoneAsync("chat.update", stage.Update(ts));
        Assert.Equal("whole", Assert.Single(stage.Slack.Thread(stage.Direct.Id, stage.Root).FromBot).Shown);
        Assert.Equal(["processing", "active"], stage.Slack.Statuses(stage.Direct.Id, stage.Root));
    }

    [Fact]
    public async Task Slack_closes_it_after_five_minutes()
    {
        await using var stage = await Stage.StartAsync();
        var ts = await stage.StartAsync("one ");
        stage.Clock.Advance(TimeSpan.FromMinutes(5) - TimeSpan.FromSeconds(1));
        await stage.DoneAsync("chat.appendStream", stage.On(ts, Text("two")));
        stage.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal("message_not_in_streaming_state", await stage.ErrorAsync("chat.appendStream", stage.On(ts, Text("three"))));
        Assert.Equal(("completed", "one two"), await stage.ReadAsync(ts));
        await stage.DoneAsync("chat.update", stage.Update(ts));
    }

    [Fact]
    public async Task A_minute_bears_twenty_starts()
    {
        await using var stage = await Stage.StartAsync();
        stage.Slack.Limits.SetUsual();
        for (var i = 0; i < 20; i++) await stage.StartAsync("x");
        Assert.Equal("ratelimited", await stage.ErrorAsync("chat.startStream", stage.Start("x")));
    }

    [Fact]
    public async Task Refusals_carry_slacks_codes()
    {
        await using var stage = await Stage.StartAsync();
        var ts = await stage.StartAsync("one ");
        Assert.Equal("msg_too_long", await stage.ErrorAsync("chat.appendStream", stage.On(ts, Text(new string('x', 12_001)))));
        Assert.Equal("invalid_chunks", await stage.ErrorAsync("chat.appendStream", stage.On(ts, Task("t", new string('x', 257)))));
        Assert.Equal("invalid_chunks", await stage.ErrorAsync("chat.appendStream", stage.On(ts, new JsonObject { ["type"] = "picture" })));
        await stage.DoneAsync("chat.appendStream", stage.On(ts, Task("t", "reads")));
        Assert.Equal("msg_too_long", await stage.ErrorAsync("chat.appendStream", stage.On(ts, Text(new string('x', 11_000)))));
        Assert.Equal("message_not_found", await stage.ErrorAsync("chat.appendStream", stage.On("1.000001", Text("x"))));
        Assert.Equal("thread_not_found", await stage.ErrorAsync("chat.startStream", new JsonObject { ["channel"] = stage.Direct.Id, ["thread_ts"] = "1.000001" }));
        Assert.Equal("missing_recipient_user_id", await stage.ErrorAsync("chat.startStream", new JsonObject { ["channel"] = stage.Slack.Channel.Id, ["thread_ts"] = stage.Slack.Place(stage.Slack.Channel.Id, stage.Slack.User.Id, "hi") }));
        var both = stage.On(ts, Text("x"));
        both["markdown_text"] = "x";
        Assert.Equal("markdown_text_conflict", await stage.ErrorAsync("chat.appendStream", both));
        Assert.Equal("message_not_in_streaming_state", await stage.ErrorAsync("chat.appendStream", stage.On(await stage.PostAsync(), Text("x"))));
        stage.Slack.Workspace.RefusesStreams = true;
        Assert.Equal("channel_type_not_supported", await stage.ErrorAsync("chat.startStream", stage.Start("x")));
        stage.Slack.Workspace.Scopes.Remove("chat:write");
        Assert.Equal("missing_scope", await stage.ErrorAsync("chat.startStream", stage.Start("x")));
        Assert.Empty(stage.Slack.Calls.UnknownArguments);
        stage.Slack.Workspace.Scopes.Add("chat:write");
        Assert.Equal("invalid_arguments", await stage.ErrorAsync("chat.startStream", new JsonObject { ["channel"] = stage.Direct.Id, ["metadata"] = new JsonObject() }));
        Assert.Single(stage.Slack.Calls.UnknownArguments);
    }

    private static JsonObject Text(string text) => new() { ["type"] = "markdown_text", ["text"] = text };

    private static JsonObject Task(string id, string title) => new() { ["type"] = "task_update", ["id"] = id, ["title"] = title, ["status"] = "in_progress" };

    private sealed class Stage : IAsyncDisposable
    {
        private readonly SlackClient client;

        private Stage(SlackSimulator slack, FakeTimeProvider clock)
        {
            (Slack, Clock, client) = (slack, clock, new SlackClient(slack));
            Direct = slack.Workspace.AddChannel(kind: ChannelKind.Direct);
            Root = slack.Place(Direct.Id, slack.User.Id, "question");
        }

        public SlackSimulator Slack { get; }

        public FakeTimeProvider Clock { get; }

        public Channel Direct { get; }

        public string Root { get; }

        public static async Task<Stage> StartAsync()
        {
            var clock = new FakeTimeProvider(DateTimeOffset.FromUnixTimeSeconds(1767225600));
            return new Stage(await SlackSimulator.StartAsync(clock), clock);
        }

        public async Task<string> StartAsync(string text) => (await DoneAsync("chat.startStream", Start(text)))["ts"]!.ToString();

        public async Task<string> PostAsync() => (await DoneAsync("chat.postMessage", new JsonObject { ["channel"] = Direct.Id, ["thread_ts"] = Root, ["text"] = "posted" }))["ts"]!.ToString();

        public JsonObject Start(string text) => new() { ["channel"] = Direct.Id, ["thread_ts"] = Root, ["chunks"] = new JsonArray(Text(text)) };

        public JsonObject On(string ts, params JsonObject[] chunks)
        {
            var arguments = new JsonObject { ["channel"] = Direct.Id, ["ts"] = ts };
            if (chunks.Length > 0) arguments["chunks"] = new JsonArray([.. chunks]);
            return arguments;
        }

        public JsonObject Update(string ts) => new() { ["channel"] = Direct.Id, ["ts"] = ts, ["text"] = "whole", ["metadata"] = SlackClient.Metadata("m1", 1) };

        public async Task<JsonObject> DoneAsync(string method, JsonObject arguments)
        {
            var answer = await client.JsonAsync(method, arguments, Token);
            Assert.True(answer["ok"]!.GetValue<bool>(), answer.ToJsonString());
            return answer;
        }

        public async Task<string> ErrorAsync(string method, JsonObject arguments) => (await client.JsonAsync(method, arguments, Token))["error"]!.ToString();

        public async Task<(string State, string Text)> ReadAsync(string ts)
        {
            var answer = await client.FormAsync("conversations.replies", new Dictionary<string, string> { ["channel"] = Direct.Id, ["ts"] = Root }, Token);
            var message = answer["messages"]!.AsArray().Single(one => one!["ts"]!.ToString() == ts)!;
            return (message["streaming_state"]!.ToString(), message["text"]!.ToString());
        }

        public async ValueTask DisposeAsync()
        {
            client.Dispose();
            await Slack.DisposeAsync();
        }
    }
}
