using System.Globalization;
using System.Net;
using ChatAgency.Core.Agents;
using ChatAgency.Core.Conversations;
using ChatAgency.Slack.Tests.Outbound;
using Xunit;

namespace ChatAgency.Slack.Tests.Threads;

/// <summary>What a thread said before the agency was asked in it.</summary>
public class EarlierTalkTests
{
    private const string Root = "1767225000.000100";
    private static readonly ConversationId Conversation = new("slack", "T1", "C1", Root);
    private static readonly MessageId Question = new("1767225600.000000");

    [Fact]
    public async Task It_is_read_page_by_page_in_order_each_message_once_and_kept_for_an_hour()
    {
        using var slack = new ScriptedSlack().Answers(
            Page("c2", Person(Root, "U1", "It is down."), Person("1767225100.000000", "U2", "Since when?")),
            Page(null, Person(Root, "U1", "It is down."), Person("1767225200.000000", "U1", "An hour."), Bot("1767225300.000000", "CPU 100 %"), Join("1767225400.000000"), Person("1767225600.000000", "U3", "the question")),
            Page(null, Person(Root, "U1", "It is up again.")));
        Assert.Equal(["U1:It is down.", "U2:Since when?", "U1:An hour.", "Alarms:CPU 100 %"], await ReadAsync(slack));
        Assert.Equal(4, (await ReadAsync(slack)).Count);
        Assert.Equal(2, slack.Calls.Count);
        Assert.Equal((Root, Question.Value, "false"), (slack.Calls[0].Form["ts"], slack.Calls[0].Form["latest"], slack.Calls[0].Form["inclusive"]));
        Assert.Equal("c2", slack.Calls[1].Form["cursor"]);
        slack.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal(["U1:It is up again."], await ReadAsync(slack));
    }

    [Fact]
    public async Task Who_begins_the_thread_has_said_all_of_it()
    {
        using var slack = new ScriptedSlack();
        Assert.Empty(await slack.Platform.BeforeAsync(Conversation, new MessageId(Root), TestContext.Current.CancellationToken));
        Assert.Empty(slack.Calls);
    }

    [Fact]
    public async Task Where_Slack_says_later_it_is_done_without_and_tried_again_after_a_minute()
    {
        using var slack = new ScriptedSlack().Then(HttpStatusCode.TooManyRequests, retryAfter: "60").Answers(Page(null, Person(Root, "U1", "It is down.")));
        Assert.Empty(await ReadAsync(slack));
        Assert.Empty(await ReadAsync(slack));
        Assert.Single(slack.Calls);
        slack.Clock.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal(["U1:It is down."], await ReadAsync(slack));
    }

    [Fact]
    public async Task What_was_read_before_a_refusal_is_used()
    {
        using var slack = new ScriptedSlack().Answers(Page("c2", Person(Root, "U1", "It is down."))).Then(HttpStatusCode.TooManyRequests, retryAfter: "60");
        Assert.Equal(["U1:It is down."], await ReadAsync(slack));
        Assert.Equal(["U1:It is down."], await ReadAsync(slack));
        Assert.Equal(2, slack.Calls.Count);
    }

    [Fact]
    public async Task Of_a_long_thread_the_root_and_the_newest_are_kept()
    {
        using var slack = new ScriptedSlack { Otherwise = call => new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent(Long(call.Form.TryGetValue("cursor", out var at) ? int.Parse(at, CultureInfo.InvariantCulture) : 0)) } };
        var read = await ReadAsync(slack);
        Assert.Equal((200, "U1:root", "U1:999"), (read.Count, read[0], read[^1]));
        Assert.Equal(5, slack.Calls.Count);
    }

    [Fact]
    public async Task A_thread_that_cannot_be_read_is_done_without()
    {
        using var slack = new ScriptedSlack().Answers("""{"ok":false,"error":"missing_scope"}""");
        Assert.Empty(await ReadAsync(slack));
    }

    private static async Task<List<string>> ReadAsync(ScriptedSlack slack)
    {
        IReadOnlyList<Overheard> read = await slack.Platform.BeforeAsync(Conversation, Question, TestContext.Current.CancellationToken);
        return [.. read.Select(static one => $"{one.Name ?? one.Author.Value}:{one.Text}")];
    }

    private static string Long(int page)
    {
        var messages = Enumerable.Range(page * 200, 200).Select(static i => Person($"17672251{i / 10:00}.{i:000000}", "U1", $"{i}"));
        return Page($"{page + 1}", [Person(Root, "U1", "root"), .. messages]);
    }

    private static string Page(string? next, params string[] messages) =>
        $$$"""{"ok":true,"messages":[{{{string.Join(',', messages)}}}],"response_metadata":{"next_cursor":"{{{next}}}"}}""";

    private static string Person(string ts, string user, string text) => $$"""{"type":"message","user":"{{user}}","ts":"{{ts}}","text":"{{text}}"}""";

    private static string Bot(string ts, string text) => $$$"""{"type":"message","bot_id":"B9","bot_profile":{"app_id":"A9","name":"Alarms"},"ts":"{{{ts}}}","text":"{{{text}}}"}""";

    private static string Join(string ts) => $$"""{"type":"message","subtype":"channel_join","user":"U5","ts":"{{ts}}","text":"has joined"}""";
}
