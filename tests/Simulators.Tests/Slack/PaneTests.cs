using System.Text.Json.Nodes;
using ChatAgency.Simulators.Slack;
using ChatAgency.Simulators.Slack.Workspaces;
using Xunit;

namespace ChatAgency.Simulators.Tests.Slack;

/// <summary>The pane of an agent refuses what Slack's refuses.</summary>
public sealed class PaneTests
{
    private const string Prompts = "assistant.threads.setSuggestedPrompts";
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Up_to_four_prompts_stand_above_all_threads_and_in_one()
    {
        await using var slack = await SlackSimulator.StartAsync();
        using var client = new SlackClient(slack);
        var pane = slack.Workspace.AddChannel(kind: ChannelKind.Direct);
        var root = slack.Place(pane.Id, slack.User.Id, "hello");

        Assert.True(await IsDone(Arguments(pane, 4)));
        Assert.True(await IsDone(Arguments(pane, 1, root)));

        Assert.Equal(4, slack.Prompts(pane.Id).Count);
        Assert.Equal([new OfferedPrompt("t0", "m0")], slack.Prompts(pane.Id, root));

        async Task<bool> IsDone(JsonObject arguments) => (await client.JsonAsync(Prompts, arguments, Token))["ok"]!.GetValue<bool>();
    }

    [Fact]
    public async Task Refusals_carry_slacks_codes()
    {
        await using var slack = await SlackSimulator.StartAsync();
        using var client = new SlackClient(slack);
        var pane = slack.Workspace.AddChannel(kind: ChannelKind.Direct);
        var odd = Arguments(pane, 1);
        odd["prompts"]![0]!["icon"] = "x";

        Assert.Equal("invalid_arguments", await Error(Prompts, Arguments(pane, 5)));
        Assert.Equal("invalid_arguments", await Error(Prompts, odd));
        Assert.Equal("invalid_arguments", await Error(Prompts, Arguments(pane, 0)));
        Assert.Equal("thread_not_found", await Error(Prompts, Arguments(pane, 1, "1.000001")));
        Assert.Equal("thread_not_found", await Error("agents.sessions.rename", new JsonObject { ["channel_id"] = pane.Id, ["thread_ts"] = "1.000001", ["title"] = "x" }));
        Assert.Equal("invalid_arguments", await Error("agents.sessions.rename", new JsonObject { ["channel_id"] = pane.Id, ["thread_ts"] = "1.000001", ["title"] = new string('x', 201) }));
        slack.Workspace.Agent = AgentExperience.Assistant;
        Assert.Equal("not_agent_app", await Error("agents.sessions.rename", new JsonObject { ["channel_id"] = pane.Id, ["thread_ts"] = "1.000001", ["title"] = "x" }));
        Assert.Equal("invalid_arguments", await Error(Prompts, Arguments(pane, 1)));
        slack.Workspace.Agent = AgentExperience.None;
        Assert.Equal("not_agent_app", await Error(Prompts, Arguments(pane, 1)));
        slack.Workspace.Scopes.Remove("assistant:write");
        Assert.Equal("missing_scope", await Error(Prompts, Arguments(pane, 1)));

        async Task<string> Error(string method, JsonObject arguments) => (await client.JsonAsync(method, arguments, Token))["error"]!.ToString();
    }

    private static JsonObject Arguments(Channel pane, int prompts, string? thread = null)
    {
        var arguments = new JsonObject
        {
            ["channel_id"] = pane.Id,
            ["prompts"] = new JsonArray([.. Enumerable.Range(0, prompts).Select(static i => new JsonObject { ["title"] = $"t{i}", ["message"] = $"m{i}" })]),
        };
        if (thread is not null) arguments["thread_ts"] = thread;
        return arguments;
    }
}
