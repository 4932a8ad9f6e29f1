using System.Text.Json.Nodes;
using ChatAgency.Simulators.Slack;
using Xunit;

namespace ChatAgency.Simulators.Tests.Slack;

public sealed class BlockRulesTests
{
    public static TheoryData<string, string> Wrong => new()
    {
        { "invalid_blocks_format", "{}" },
        { "invalid_blocks", """[{"type":"unheard_of"}]""" },
        { "invalid_blocks", """[{"text":"no type"}]""" },
        { "invalid_blocks", """[{"type":"section"}]""" },
        { "invalid_blocks", Sections(1, 3_001) },
        { "invalid_blocks", Sections(51, 1) },
        { "msg_blocks_too_long", Sections(5, 2_700) },
        { "invalid_blocks", """[{"type":"header","text":{"type":"mrkdwn","text":"x"}}]""" },
        { "invalid_blocks", """[{"type":"actions","elements":[{"type":"button","text":{"type":"plain_text","text":"x"},"style":"loud"}]}]""" },
        { "invalid_blocks", """[{"type":"context","elements":[]}]""" },
        { "invalid_blocks", """[{"type":"divider","color":"red"}]""" },
        { "invalid_blocks", """[{"type":"input","label":{"type":"plain_text","text":"x"},"element":{"type":"plain_text_input","action_id":"a"}}]""" },
        { "invalid_blocks", """[{"type":"actions","elements":[{"type":"button","text":{"type":"plain_text","text":"x"},"icon":"trash"}]}]""" },
        { "invalid_blocks", """[{"type":"actions","elements":[{"type":"overflow","action_id":"o","options":[]}]}]""" },
        { "invalid_blocks", """[{"type":"actions","elements":[{"type":"feedback_buttons","action_id":"f","positive_button":{"text":{"type":"plain_text","text":"x"},"value":"1"},"negative_button":{"text":{"type":"plain_text","text":"x"},"value":"2"}}]}]""" },
        { "invalid_blocks", """[{"type":"context_actions","elements":[{"type":"feedback_buttons","action_id":"f","positive_button":{"text":{"type":"plain_text","text":"x"},"value":"1"}}]}]""" },
        { "invalid_blocks", """[{"type":"context_actions","elements":[{"type":"feedback_buttons","action_id":"f","positive_button":{"text":{"type":"plain_text","text":"x"},"value":"1","style":"primary"},"negative_button":{"text":{"type":"plain_text","text":"x"},"value":"2"}}]}]""" },
        { "invalid_blocks", """[{"type":"context_actions","elements":[{"type":"button","text":{"type":"plain_text","text":"x"}}]}]""" },
        { "invalid_blocks", """[{"type":"plan","title":{"type":"plain_text","text":"x"},"tasks":[{"type":"task_card","task_id":"a","title":"x","status":"complete"}]}]""" },
        { "invalid_blocks", """[{"type":"plan","title":"x","tasks":[]}]""" },
        { "invalid_blocks", """[{"type":"plan","title":"x","tasks":[{"type":"task_card","task_id":"a","title":"x","status":"done"}]}]""" },
        { "invalid_blocks", """[{"type":"plan","title":"x","tasks":[{"type":"task_card","task_id":"a","title":"x","status":"complete","details":"words"}]}]""" },
        { "invalid_blocks", """[{"type":"plan","title":"x","tasks":[{"type":"task_card","task_id":"a","title":"x","status":"complete"},{"type":"task_card","task_id":"a","title":"y","status":"complete"}]}]""" },
        { "invalid_blocks", """[{"type":"task_card","task_id":"a","title":"x","status":"pending"}]""" },
        { "invalid_blocks", $$"""[{"type":"task_card","task_id":"a","title":"{{new string('x', 257)}}","status":"complete"}]""" },
        { "invalid_blocks", """[{"type":"table","rows":[[{"type":"raw_text","text":"a"}]]},{"type":"table","rows":[[{"type":"raw_text","text":"b"}]]}]""" },
        { "invalid_blocks", $$"""[{"type":"markdown","text":"{{new string('x', 7_000)}}"},{"type":"markdown","text":"{{new string('x', 7_000)}}"}]""" },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public async Task What_slack_does_not_take_is_refused(string error, string blocks)
    {
        Assert.Equal(error, (await PostAsync(blocks))["error"]!.ToString());
    }

    [Fact]
    public async Task What_slack_takes_is_shown()
    {
        const string blocks = """
            [
              {"type":"section","text":{"type":"mrkdwn","text":"one &amp; *two*","verbatim":true}},
              {"type":"markdown","text":"three"},
              {"type":"divider"},
              {"type":"plan","title":"1 of 2 done","tasks":[{"type":"task_card","task_id":"a","title":"reads","status":"complete","details":{"type":"rich_text","elements":[{"type":"rich_text_section","elements":[{"type":"text","text":"3 pages"}]}]}},{"type":"task_card","task_id":"b","title":"waits","status":"pending"}]},
              {"type":"table","rows":[[{"type":"raw_text","text":"a"},{"type":"raw_text","text":"b"}]]},
              {"type":"context","elements":[{"type":"plain_text","text":"written by AI"}]},
              {"type":"actions","elements":[{"type":"button","action_id":"again","text":{"type":"plain_text","text":"Try again"},"value":"1"}]}
            ]
            """;
        await using var slack = await SlackSimulator.StartAsync();

        var answer = await PostAsync(blocks, slack);

        var message = Assert.Single(slack.Thread(slack.Channel.Id, answer["ts"]!.ToString()).Messages);
        Assert.Equal("one & *two*\nthree\n1 of 2 done :white_check_mark: reads 3 pages :white_circle: waits\na b\nwritten by AI", message.Shown);
        Assert.Contains("Try again", message.BlockText, StringComparison.Ordinal);
        Assert.Equal(["again"], message.ActionIds);
    }

    [Fact]
    public async Task A_workspace_may_refuse_plans()
    {
        await using var slack = await SlackSimulator.StartAsync();
        slack.Workspace.RefusedBlocks.Add("plan");
        Assert.Equal("invalid_blocks", (await PostAsync("""[{"type":"plan","title":"x","tasks":[{"type":"task_card","task_id":"a","title":"x","status":"complete"}]}]""", slack))["error"]!.ToString());
    }

    private static string Sections(int count, int length) =>
        new JsonArray([.. Enumerable.Range(0, count).Select(_ => SlackClient.Section(new string('x', length)))]).ToJsonString();

    private static async Task<JsonObject> PostAsync(string blocks, SlackSimulator? given = null)
    {
        var slack = given ?? await SlackSimulator.StartAsync();
        using var client = new SlackClient(slack);
        var form = new Dictionary<string, string> { ["channel"] = slack.Channel.Id, ["text"] = "fallback", ["blocks"] = blocks };
        var answer = await client.FormAsync("chat.postMessage", form, TestContext.Current.CancellationToken);
        if (given is null) await slack.DisposeAsync();
        return answer;
    }
}
