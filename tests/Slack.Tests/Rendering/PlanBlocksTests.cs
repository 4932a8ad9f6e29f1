using System.Text.Json.Nodes;
using ChatAgency.Core.Agents;
using ChatAgency.Core.Conversations;
using ChatAgency.Core.Delivery;
using ChatAgency.Slack.Rendering;
using ChatAgency.Slack.Tests.Outbound;
using Xunit;

namespace ChatAgency.Slack.Tests.Rendering;

/// <summary>The work behind a growing answer is Slack's own plan where a workspace takes it, and lines where it does not.</summary>
public class PlanBlocksTests
{
    private const string Done = """{"ok":true,"ts":"1767225601.000200"}""";
    private const string Refused = """{"ok":false,"error":"invalid_blocks"}""";
    private static readonly ConversationId Conversation = new("slack", "T1", "C1", "1767225000.000100");
    private static readonly PostMark Mark = new(new Marker("mark-1"), 7, false);
    private static readonly PostId Post = new("1767225601.000200");

    private static readonly AnswerText Growing = new("so far", AnswerKind.Growing, "Technical", 12)
    {
        Work =
        [
            new WorkItem { Id = "a", Title = "Reads <!channel> https://evil.example", Status = WorkStatus.Complete, Detail = "3 pages" },
            new WorkItem { Id = "b", Title = "Asks Code", Status = WorkStatus.InProgress },
            new WorkItem { Id = "c", Title = "Waits" },
        ],
    };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Pieces_of_work_are_the_tasks_of_a_plan()
    {
        using var slack = new ScriptedSlack().Answers(Done);
        var thread = slack.Platform.OpenThread(Conversation);
        await thread.UpdateAsync(Post, thread.LayOut(Growing, 0)[0], Mark, Token);
        var blocks = Assert.Single(slack.Calls).Json["blocks"]!.AsArray();
        Assert.Equal(["section", "section", "plan", "context", "actions"], blocks.Select(static block => block!["type"]!.GetValue<string>()));
        var plan = blocks[2]!;
        Assert.Equal("1 of 3 done", plan["title"]!.GetValue<string>());
        Assert.Equal(["complete", "in_progress", "pending"], plan["tasks"]!.AsArray().Select(static task => task!["status"]!.GetValue<string>()));
        Assert.Equal("3 pages", plan["tasks"]![0]!["details"]!["elements"]![0]!["elements"]![0]!["text"]!.GetValue<string>());
        // Words of tools and members lead nowhere and name nobody.
        Assert.Equal("Reads <\u200b!channel> https:\u200b//evil.\u200bexample", plan["tasks"]![0]!["title"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_workspace_that_refuses_it_has_the_lines_from_then_on()
    {
        using var slack = new ScriptedSlack().Answers(Refused, Done, Done, Done);
        var thread = slack.Platform.OpenThread(Conversation);
        var body = thread.LayOut(Growing, 0)[0];
        var refusal = Assert.IsType<UpdateResult.Refused>(await thread.UpdateAsync(Post, body, Mark, Token)).Refusal;
        Assert.Equal((RefusalKind.ForNow, TimeSpan.Zero), (refusal.Kind, refusal.RetryAfter));
        slack.Clock.Advance(TimeSpan.FromMinutes(1));
        await thread.UpdateAsync(Post, body, Mark, Token);
        var blocks = slack.Calls[1].Json["blocks"]!.AsArray();
        Assert.Equal(["section", "section", "section", "context", "actions"], blocks.Select(static block => block!["type"]!.GetValue<string>()));
        Assert.Equal(":white_check_mark: Reads &lt;\u200b!channel&gt; https:\u200b//evil.\u200bexample · 3 pages\n:hourglass_flowing_sand: Asks Code\n:white_circle: Waits", blocks[2]!["text"]!["text"]!.GetValue<string>());
        slack.Clock.Advance(TimeSpan.FromMinutes(1));
        await slack.Platform.OpenThread(Conversation).UpdateAsync(Post, body, Mark, Token);
        Assert.True(JsonNode.DeepEquals(blocks, slack.Calls[2].Json["blocks"]));
        // Another workspace has it still.
        await slack.Platform.OpenThread(new ConversationId("slack", "T2", "C1", Conversation.Thread)).UpdateAsync(Post, body, Mark, Token);
        Assert.Contains("\"plan\"", slack.Calls[3].Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_refused_without_a_plan_is_refused_for_something_else()
    {
        using var slack = new ScriptedSlack().Answers(Refused);
        var thread = slack.Platform.OpenThread(Conversation);
        var refusal = Assert.IsType<UpdateResult.Refused>(await thread.UpdateAsync(Post, thread.LayOut(Growing with { Work = [] }, 0)[0], Mark, Token)).Refusal;
        Assert.Equal(RefusalKind.BadContent, refusal.Kind);
    }

    [Fact]
    public void Only_the_last_part_tells_of_the_work_and_an_answer_tells_of_none()
    {
        var text = Growing with { Markdown = string.Concat(Enumerable.Repeat("words and words\n\n", 1_500)) };
        var parts = SlackLayout.LayOut(text, 0);
        Assert.True(parts.Count > 1);
        Assert.Equal([.. Enumerable.Repeat(false, parts.Count - 1), true], parts.Select(HasPlan));
        Assert.False(HasPlan(Assert.Single(SlackLayout.LayOut(Growing with { Kind = AnswerKind.Answer }, 0))));
        Assert.False(HasPlan(Assert.Single(SlackLayout.LayOut(Growing, 1))));
    }

    private static bool HasPlan(PartBody part) => Shown.Blocks(part).Any(static block => block!["type"]!.GetValue<string>() == "plan");
}
