using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using ChatAgency.Core.Conversations;
using ChatAgency.Core.Delivery;
using ChatAgency.Slack.Rendering;
using ChatAgency.Slack.Tests.Outbound;
using Xunit;

namespace ChatAgency.Slack.Tests.Threads;

public class SlackThreadTests
{
    private const string Root = "1767225000.000100";
    private const string Done = """{"ok":true,"ts":"1767225601.000200"}""";
    private const string We = """{"ok":true,"user_id":"U0BOT","bot_id":"B0BOT","team_id":"T1"}""";

    private static readonly ConversationId Conversation = new("slack", "T1", "C1", Root);
    private static readonly PartBody Body = new("words & more", """[{"type":"divider"}]""");
    private static readonly PostMark Mark = new(new Marker("mark-1"), 7, false);

    [Fact]
    public async Task A_post_is_marked_and_unfurls_nothing()
    {
        using var slack = new ScriptedSlack().Answers(Done);
        await Open(slack).PostAsync(Body, Mark, TestContext.Current.CancellationToken);
        var sent = Assert.Single(slack.Calls).Json;
        Assert.Equal(("C1", Root, "words & more"), (Text(sent, "channel"), Text(sent, "thread_ts"), Text(sent, "text")));
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(Body.Rich), sent["blocks"]));
        Assert.True(JsonNode.DeepEquals(Metadata("mark-1", 7), sent["metadata"]));
        Assert.False(sent["unfurl_links"]!.GetValue<bool>());
        Assert.False(sent["unfurl_media"]!.GetValue<bool>());
        Assert.True(Guid.TryParse(Text(sent, "client_msg_id"), out _));
        Assert.Null(sent["link_names"]);
        Assert.Null(sent["parse"]);
    }

    [Fact]
    public async Task One_marker_has_one_client_id()
    {
        using var slack = new ScriptedSlack().Answers(Done, Done, Done);
        await Open(slack).PostAsync(Body, Mark, TestContext.Current.CancellationToken);
        await Open(slack).PostAsync(Body, Mark with { Revision = 8 }, TestContext.Current.CancellationToken);
        await Open(slack).PostAsync(Body, Mark with { Marker = new Marker("mark-2") }, TestContext.Current.CancellationToken);
        var ids = slack.Calls.Select(static call => Text(call.Json, "client_msg_id")).ToList();
        Assert.Equal(ids[0], ids[1]);
        Assert.NotEqual(ids[0], ids[2]);
    }

    [Fact]
    public async Task An_update_is_marked_and_takes_away_the_blocks_it_has_not()
    {
        using var slack = new ScriptedSlack().Answers(Done);
        Assert.IsType<UpdateResult.Done>(await Open(slack).UpdateAsync(new PostId("1767225601.000200"), new PartBody("plain", ""), Mark, TestContext.Current.CancellationToken));
        var call = Assert.Single(slack.Calls);
        Assert.Equal(("/api/chat.update", "1767225601.000200", "plain"), (call.Method, Text(call.Json, "ts"), Text(call.Json, "text")));
        Assert.Empty(call.Json["blocks"]!.AsArray());
        Assert.True(JsonNode.DeepEquals(Metadata("mark-1", 7), call.Json["metadata"]));
    }

    [Theory]
    [InlineData("""{"ok":false,"error":"message_not_found"}""", RefusalKind.PostMissing)]
    [InlineData("""{"ok":false,"error":"edit_window_closed"}""", RefusalKind.EditForbidden)]
    [InlineData("""{"ok":false,"error":"msg_blocks_too_long"}""", RefusalKind.TooLong)]
    [InlineData("""{"ok":false,"error":"invalid_blocks"}""", RefusalKind.BadContent)]
    public async Task An_update_can_be_refused(string answer, RefusalKind kind)
    {
        using var slack = new ScriptedSlack().Answers(answer);
        var result = await Open(slack).UpdateAsync(new PostId("1.1"), Body, Mark, TestContext.Current.CancellationToken);
        Assert.Equal(kind, Assert.IsType<UpdateResult.Refused>(result).Refusal.Kind);
    }

    [Fact]
    public async Task Where_a_workspace_refuses_slacks_feedback_buttons_the_post_comes_again_with_plain_ones()
    {
        const string Refused = """{"ok":false,"error":"invalid_blocks"}""";
        var answer = SlackLayout.LayOut(new AnswerText("answer", AnswerKind.Answer, "Technical", 12), 0)[0];
        using var slack = new ScriptedSlack().Answers(Refused, Done, Refused, Done);
        var post = new PostId("1767225601.000200");
        var refusal = Assert.IsType<UpdateResult.Refused>(await Open(slack).UpdateAsync(post, answer, Mark with { IsFinal = true }, TestContext.Current.CancellationToken)).Refusal;
        Assert.Equal((RefusalKind.ForNow, TimeSpan.Zero), (refusal.Kind, refusal.RetryAfter));

        Assert.IsType<UpdateResult.Done>(await Open(slack).UpdateAsync(post, answer, Mark with { IsFinal = true }, TestContext.Current.CancellationToken));
        var sent = slack.Calls[1].Json["blocks"]!.AsArray();
        Assert.Equal(JsonNode.Parse(answer.Rich)!.AsArray().SkipLast(1).Select(static block => block!.ToJsonString()), sent.SkipLast(1).Select(static block => block!.ToJsonString()));
        Assert.Equal("actions", Text(sent[^1]!.AsObject(), "type"));
        Assert.Equal([("chatagency_feedback_up", "12:up"), ("chatagency_feedback_down", "12:down")], sent[^1]!["elements"]!.AsArray().Select(static button => (button!["action_id"]!.GetValue<string>(), button["value"]!.GetValue<string>())));

        // What is refused with those, too, is refused for something else.
        var again = Assert.IsType<PostResult.Refused>(await Open(slack).PostAsync(answer, Mark, TestContext.Current.CancellationToken));
        Assert.Equal(RefusalKind.BadContent, again.Refusal.Kind);
        // Another workspace has them still.
        await slack.Platform.OpenThread(new ConversationId("slack", "T2", "C1", Root)).PostAsync(answer, Mark, TestContext.Current.CancellationToken);
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(answer.Rich), slack.Calls[3].Json["blocks"]));
    }

    [Fact]
    public async Task An_update_that_got_no_answer_is_unknown()
    {
        using var slack = new ScriptedSlack().Then(HttpStatusCode.BadGateway);
        Assert.Equal(new UpdateResult.Unknown("http_502"), await Open(slack).UpdateAsync(new PostId("1.1"), Body, Mark, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task What_is_gone_already_is_deleted()
    {
        using var slack = new ScriptedSlack().Answers("""{"ok":true}""", """{"ok":false,"error":"message_not_found"}""", """{"ok":false,"error":"cant_delete_message"}""").Then(HttpStatusCode.InternalServerError);
        var thread = Open(slack);
        Assert.Equal(new DeleteResult.Done(), await thread.DeleteAsync(new PostId("1.1"), TestContext.Current.CancellationToken));
        Assert.Equal(new DeleteResult.Done(), await thread.DeleteAsync(new PostId("1.1"), TestContext.Current.CancellationToken));
        Assert.IsType<DeleteResult.Refused>(await thread.DeleteAsync(new PostId("1.1"), TestContext.Current.CancellationToken));
        Assert.IsType<DeleteResult.Unknown>(await thread.DeleteAsync(new PostId("1.1"), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Posts_are_found_by_marker_and_author_on_every_page()
    {
        var first = Page("next", Said(Root, "U1", null), Said("1767225601.000200", "U0BOT", Metadata("mark-1", 3)), Said("1767225602.000200", "U0BOT", Metadata("other", 3)));
        var second = Page("", Said("1767225601.000200", "U0BOT", Metadata("mark-1", 3)), Said("1767225603.000200", "U9", Metadata("mark-1", 3)), Said("1767225604.000200", "U0BOT", Metadata("mark-1", 1)));
        using var slack = new ScriptedSlack().Answers(We, first, second);
        var found = Assert.IsType<FindResult.Done>(await Open(slack).FindAsync(new Marker("mark-1"), TestContext.Current.CancellationToken));
        Assert.Equal([new PostId("1767225601.000200"), new PostId("1767225604.000200")], found.Posts);
        var form = slack.Calls[1].Form;
        Assert.Equal(("C1", Root, "true", false), (form["channel"], form["ts"], form["include_all_metadata"], form.ContainsKey("oldest")));
        Assert.Equal("next", slack.Calls[2].Form["cursor"]);
        Assert.Equal("application/x-www-form-urlencoded; charset=utf-8", slack.Calls[2].MediaType);
    }

    [Fact]
    public async Task Who_we_are_is_asked_once()
    {
        using var slack = new ScriptedSlack().Then(HttpStatusCode.InternalServerError).Answers(We, Page(""), Page(""));
        Assert.IsType<FindResult.Refused>(await Open(slack).FindAsync(new Marker("m"), TestContext.Current.CancellationToken));
        Assert.Empty(Assert.IsType<FindResult.Done>(await Open(slack).FindAsync(new Marker("m"), TestContext.Current.CancellationToken)).Posts);
        await Open(slack).FindAsync(new Marker("m"), TestContext.Current.CancellationToken);
        Assert.Equal(2, slack.Calls.Count(static call => call.Method == "/api/auth.test"));
    }

    [Fact]
    public async Task Many_who_want_to_know_who_we_are_at_once_wait_for_one_answer()
    {
        var answered = new TaskCompletionSource();
        using var slack = new ScriptedSlack { Otherwise = static call => Json(call.Method == "/api/auth.test" ? We : Page("")) };
        slack.Then(async (request, cancellationToken) =>
        {
            await request.Content!.LoadIntoBufferAsync(cancellationToken);
            await answered.Task.WaitAsync(cancellationToken);
            return Json(We);
        });
        var finds = Enumerable.Range(0, 5).Select(_ => Open(slack).FindAsync(new Marker("m"), TestContext.Current.CancellationToken)).ToList();
        answered.SetResult();
        Assert.All(await Task.WhenAll(finds), static found => Assert.IsType<FindResult.Done>(found));
        Assert.Single(slack.Calls, static call => call.Method == "/api/auth.test");
    }

    [Fact]
    public async Task Who_we_are_in_one_workspace_says_nothing_of_another()
    {
        var there = We.Replace("U0BOT", "U9", StringComparison.Ordinal);
        using var slack = new ScriptedSlack().Answers(We, Page("", Said("1767225601.000200", "U0BOT", Metadata("mark-1", 3))), there, Page("", Said("1767225601.000200", "U0BOT", Metadata("mark-1", 3))));
        Assert.Single(Assert.IsType<FindResult.Done>(await Open(slack).FindAsync(new Marker("mark-1"), TestContext.Current.CancellationToken)).Posts);
        var elsewhere = slack.Platform.OpenThread(new ConversationId("slack", "T2", "C1", Root));
        Assert.Empty(Assert.IsType<FindResult.Done>(await elsewhere.FindAsync(new Marker("mark-1"), TestContext.Current.CancellationToken)).Posts);
        Assert.Equal(2, slack.Calls.Count(static call => call.Method == "/api/auth.test"));
    }

    [Fact]
    public async Task A_thread_that_cannot_be_read_is_no_proof()
    {
        using var slack = new ScriptedSlack().Answers(We, """{"ok":false,"error":"channel_not_found"}""").Then(HttpStatusCode.BadGateway);
        Assert.Equal(new FindResult.Refused(new Refusal(RefusalKind.PlaceClosed, "channel_not_found")), await Open(slack).FindAsync(new Marker("m"), TestContext.Current.CancellationToken));
        Assert.Equal(new FindResult.Refused(new Refusal(RefusalKind.ForNow, "http_502")), await Open(slack).FindAsync(new Marker("m"), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task An_endless_thread_is_no_proof()
    {
        using var slack = new ScriptedSlack().Answers(We).Answers([.. Enumerable.Range(0, 25).Select(i => Page(i.ToString(CultureInfo.InvariantCulture)))]);
        Assert.Equal("thread_too_long", Assert.IsType<FindResult.Refused>(await Open(slack).FindAsync(new Marker("m"), TestContext.Current.CancellationToken)).Refusal.Reason);
    }

    [Fact]
    public async Task A_post_is_read_back_by_its_own_time()
    {
        var page = Page("", Said(Root, "U1", null), Said("1767225601.000200", "U0BOT", Metadata("mark-1", 9)));
        using var slack = new ScriptedSlack().Answers(page, page, Page("", Said("1767225601.000200", "U0BOT", null)), """{"ok":false,"error":"ratelimited"}""");
        var thread = Open(slack);
        Assert.Equal(new ReadBackResult.Done(9, new Marker("mark-1")), await thread.ReadBackAsync(new PostId("1767225601.000200"), TestContext.Current.CancellationToken));
        Assert.Equal(new ReadBackResult.Missing(), await thread.ReadBackAsync(new PostId("1767225699.000200"), TestContext.Current.CancellationToken));
        Assert.Equal(new ReadBackResult.Done(0), await thread.ReadBackAsync(new PostId("1767225601.000200"), TestContext.Current.CancellationToken));
        Assert.IsType<ReadBackResult.Refused>(await thread.ReadBackAsync(new PostId("1767225601.000200"), TestContext.Current.CancellationToken));
        var form = slack.Calls[0].Form;
        Assert.Equal(("1767225601.000200", "1767225601.000200", "true"), (form["oldest"], form["latest"], form["inclusive"]));
    }

    private static IThread Open(ScriptedSlack slack) => slack.Platform.OpenThread(Conversation);

    private static string? Text(JsonNode json, string name) => json[name]?.GetValue<string>();

    private static JsonObject Metadata(string marker, long revision) => new()
    {
        ["event_type"] = "chatagency_post",
        ["event_payload"] = new JsonObject { ["marker"] = marker, ["revision"] = revision },
    };

    private static JsonObject Said(string ts, string user, JsonNode? metadata) => new() { ["type"] = "message", ["user"] = user, ["ts"] = ts, ["thread_ts"] = Root, ["metadata"] = metadata };

    private static HttpResponseMessage Json(string body) => new(HttpStatusCode.OK) { Content = new StringContent(body) };

    private static string Page(string next, params JsonNode?[] messages) => new JsonObject
    {
        ["ok"] = true,
        ["messages"] = new JsonArray(messages),
        ["has_more"] = next.Length > 0,
        ["response_metadata"] = new JsonObject { ["next_cursor"] = next },
    }.ToJsonString();
}
