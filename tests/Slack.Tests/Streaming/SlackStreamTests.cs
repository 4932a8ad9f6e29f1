using System.Net;
using System.Text.Json.Nodes;
using ChatAgency.Core.Agents;
using ChatAgency.Core.Conversations;
using ChatAgency.Core.Delivery;
using ChatAgency.Slack.Tests.Outbound;
using Xunit;

namespace ChatAgency.Slack.Tests.Streaming;

/// <summary>In direct messages a growing answer may be a stream; whatever a stream does not take is a post like any.</summary>
public class SlackStreamTests
{
    private const string Root = "1767225000.000100";
    private const string Ts = "1767225601.000200";
    private const string Done = $$"""{"ok":true,"ts":"{{Ts}}"}""";
    private const string Closed = """{"ok":false,"error":"message_not_in_streaming_state"}""";
    private const string StillOpen = """{"ok":false,"error":"streaming_state_conflict"}""";
    private static readonly ConversationId Direct = new("slack", "T1", "D1", Root);
    private static readonly PostMark Mark = new(new Marker("mark-1"), 7, false);
    private static readonly PostId Post = new(Ts);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("off", "D1")]
    [InlineData(null, "D1")]
    [InlineData("dm", "C1")]
    public async Task Elsewhere_nothing_is_streamed(string? setting, string channel)
    {
        using var slack = new ScriptedSlack(("Slack:NativeStreams", setting)).Answers(Done);
        await PostAsync(slack.Platform.OpenThread(new ConversationId("slack", "T1", channel, Root)));
        Assert.Equal(["chat.postMessage"], Methods(slack));
    }

    [Fact]
    public async Task An_answer_grows_by_additions_and_is_written_whole_at_its_end()
    {
        using var slack = On(Done, Done, Done, Done, Done);
        var thread = slack.Platform.OpenThread(Direct);
        Assert.Equal(new PostResult.Done(Post), await PostAsync(thread));
        await GrowAsync(slack, thread, "A heap ");
        await GrowAsync(slack, thread, "A heap is a [tree](http://evil.example) half");
        await FinishAsync(thread, "A heap is a tree.");
        Assert.Equal(["chat.startStream", "chat.appendStream", "chat.appendStream", "chat.stopStream", "chat.update"], Methods(slack));
        var start = slack.Calls[0].Json;
        Assert.Equal(("D1", Root, "task_update", "in_progress"), (Text(start, "channel"), Text(start, "thread_ts"), Text(start["chunks"]![0]!, "type"), Text(start["chunks"]![0]!, "status")));
        Assert.Equal(["A heap ", "is a [tree]\u200b(http:\u200b//evil.\u200bexample) "], slack.Calls.Skip(1).Take(2).Select(static call => Text(call.Json["chunks"]!.AsArray()[^1]!, "text")));
        var whole = slack.Calls[4].Json;
        Assert.Equal("mark-1", Text(whole["metadata"]!["event_payload"]!, "marker"));
        Assert.Contains("Good answer", whole["blocks"]!.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pieces_of_work_are_tasks_and_only_what_moved_is_told()
    {
        using var slack = On(Done, Done, Done);
        var thread = slack.Platform.OpenThread(Direct);
        await PostAsync(thread);
        var item = new WorkItem { Id = "w1", Title = "looks at <@U1> & https://evil.example", Status = WorkStatus.InProgress };
        await GrowAsync(slack, thread, "", item);
        await GrowAsync(slack, thread, "", item with { Status = WorkStatus.Complete, Detail = "3 pages" }, new WorkItem { Id = "w2", Title = "reads" });
        Assert.Equal([("w1", "in_progress")], Tasks(slack.Calls[1]));
        Assert.Equal([("w1", "complete"), ("w2", "pending")], Tasks(slack.Calls[2]));
        Assert.DoesNotContain("://", Text(slack.Calls[1].Json["chunks"]![0]!, "title"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"ok":false,"error":"channel_type_not_supported"}""", 1)]
    [InlineData("""{"ok":false,"error":"thread_not_found"}""", 2)]
    public async Task Where_a_start_is_refused_the_post_is_an_ordinary_one(string refusal, int starts)
    {
        using var slack = On(refusal, Done);
        slack.Otherwise = call => new HttpResponseMessage { Content = new StringContent(call.Method.EndsWith("startStream", StringComparison.Ordinal) ? refusal : Done) };
        await PostAsync(slack.Platform.OpenThread(Direct));
        slack.Clock.Advance(TimeSpan.FromMinutes(1));
        await PostAsync(slack.Platform.OpenThread(Direct));
        Assert.Equal(starts, Methods(slack).Count(static method => method == "chat.startStream"));
        Assert.Equal(2, Methods(slack).Count(static method => method == "chat.postMessage"));
    }

    [Fact]
    public async Task Of_a_minutes_starts_those_over_twenty_are_ordinary_posts()
    {
        using var slack = On();
        slack.Otherwise = static _ => new HttpResponseMessage { Content = new StringContent(Done) };
        await Task.WhenAll(Enumerable.Range(0, 40).Select(i => PostAsync(slack.Platform.OpenThread(new ConversationId("slack", "T1", $"D{i}", Root)))));
        Assert.InRange(Methods(slack).Count(static method => method == "chat.startStream"), 1, 20);
        Assert.Equal(40, slack.Calls.Count);
    }

    [Fact]
    public async Task A_start_of_unknown_outcome_is_no_post_and_is_looked_for()
    {
        using var slack = On().Then(HttpStatusCode.BadGateway).Answers(
            """{"ok":true,"user_id":"U0BOT","bot_id":"B0BOT","team_id":"T1"}""",
            $$$$"""{"ok":true,"messages":[{"ts":"{{{{Root}}}}","user":"U1"},{"ts":"1767225600.000100","bot_id":"B0BOT","streaming_state":"completed","metadata":{"event_type":"chatagency_post","event_payload":{"marker":"old","revision":3}}},{"ts":"{{{{Ts}}}}","bot_id":"B0BOT","streaming_state":"in_progress"},{"ts":"1767225602.000100","bot_id":"B0ELSE","streaming_state":"in_progress"},{"ts":"1767225603.000100","bot_id":"B0BOT"}]}""");
        var thread = slack.Platform.OpenThread(Direct);
        Assert.Equal(new PostResult.Unknown("http_502"), await PostAsync(thread));
        var found = Assert.IsType<FindResult.Done>(await thread.FindAsync(Mark.Marker, Token));
        Assert.Empty(found.Posts);
        Assert.Equal([Post], found.Unmarked);
    }

    [Fact]
    public async Task A_stream_that_Slack_closed_is_written_whole_from_then_on()
    {
        using var slack = On(Done, Closed, Done, Done, Done);
        var thread = slack.Platform.OpenThread(Direct);
        await PostAsync(thread);
        Assert.Equal(new UpdateResult.Done(), await GrowAsync(slack, thread, "A heap "));
        await GrowAsync(slack, thread, "A heap is ");
        await FinishAsync(thread, "A heap is a tree.");
        Assert.Equal(["chat.startStream", "chat.appendStream", "chat.update", "chat.update", "chat.update"], Methods(slack));
    }

    [Fact]
    public async Task Text_that_begins_anew_ends_the_stream_and_the_session_is_still_at_work()
    {
        using var slack = On(Done, Done, Done, Done);
        var thread = slack.Platform.OpenThread(Direct);
        await PostAsync(thread);
        await GrowAsync(slack, thread, "A heap ");
        await GrowAsync(slack, thread, "Another text ");
        Assert.Equal(["chat.startStream", "chat.appendStream", "chat.stopStream", "chat.update"], Methods(slack));
        Assert.Equal("processing", Text(slack.Calls[2].Json, "session_status"));
    }

    [Fact]
    public async Task An_addition_of_unknown_outcome_is_not_repeated()
    {
        using var slack = On(Done).Then(HttpStatusCode.BadGateway).Answers(Done, Done);
        var thread = slack.Platform.OpenThread(Direct);
        await PostAsync(thread);
        Assert.IsType<UpdateResult.Unknown>(await GrowAsync(slack, thread, "A heap "));
        await GrowAsync(slack, thread, "A heap is ");
        Assert.Equal(["chat.startStream", "chat.appendStream", "chat.stopStream", "chat.update"], Methods(slack));
    }

    [Fact]
    public async Task A_stream_that_another_process_left_open_is_ended_first()
    {
        using var slack = On(StillOpen, Done, Done);
        var thread = slack.Platform.OpenThread(Direct);
        var refusal = Assert.IsType<UpdateResult.Refused>(await FinishAsync(thread, "A heap is a tree.")).Refusal;
        Assert.Equal((RefusalKind.ForNow, TimeSpan.Zero), (refusal.Kind, refusal.RetryAfter));
        Assert.IsType<UpdateResult.Done>(await FinishAsync(thread, "A heap is a tree."));
        Assert.Equal(["chat.update", "chat.stopStream", "chat.update"], Methods(slack));
    }

    [Fact]
    public async Task Where_a_stream_cannot_be_ended_for_now_its_whole_text_comes_later()
    {
        using var slack = On(Done).Then(HttpStatusCode.TooManyRequests, retryAfter: "7").Answers(Done, Done);
        var thread = slack.Platform.OpenThread(Direct);
        await PostAsync(thread);
        var refusal = Assert.IsType<UpdateResult.Refused>(await FinishAsync(thread, "A heap is a tree.")).Refusal;
        Assert.Equal((RefusalKind.ForNow, TimeSpan.FromSeconds(7)), (refusal.Kind, refusal.RetryAfter));
        slack.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.IsType<UpdateResult.Done>(await FinishAsync(thread, "A heap is a tree."));
    }

    private static ScriptedSlack On(params string[] answers) => new ScriptedSlack(("Slack:NativeStreams", "dm")).Answers(answers);

    private static Task<PostResult> PostAsync(IThread thread) => thread.PostAsync(thread.LayOut(new AnswerText("", AnswerKind.Placeholder, "Technical", 1), 0)[0], Mark, Token);

    private static Task<UpdateResult> GrowAsync(ScriptedSlack slack, IThread thread, string words, params WorkItem[] work)
    {
        // What grows has a pace, and what is over it is let be.
        slack.Clock.Advance(TimeSpan.FromSeconds(10));
        return thread.UpdateAsync(Post, thread.LayOut(new AnswerText(words, AnswerKind.Growing, "Technical", 1) { Work = [.. work] }, 0)[0], Mark, Token);
    }

    private static Task<UpdateResult> FinishAsync(IThread thread, string words) =>
        thread.UpdateAsync(Post, thread.LayOut(new AnswerText(words, AnswerKind.Answer, "Technical", 1), 0)[0], Mark with { IsFinal = true }, Token);

    private static List<string> Methods(ScriptedSlack slack) => [.. slack.Calls.Select(static call => call.Method["/api/".Length..])];

    private static List<(string Id, string Status)> Tasks(ScriptedSlack.Call call) =>
        [.. call.Json["chunks"]!.AsArray().Where(static chunk => Text(chunk!, "type") == "task_update").Select(static chunk => (Text(chunk!, "id"), Text(chunk!, "status")))];

    private static string Text(JsonNode node, string name) => node[name]!.GetValue<string>();
}
