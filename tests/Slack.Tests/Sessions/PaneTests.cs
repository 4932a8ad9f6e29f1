using System.Net;
using ChatAgency.Core.Conversations;
using ChatAgency.Slack.Inbound;
using ChatAgency.Slack.Names;
using ChatAgency.Slack.Outbound;
using ChatAgency.Slack.Sessions;
using ChatAgency.Slack.Tests.Outbound;
using Xunit;

namespace ChatAgency.Slack.Tests.Sessions;

/// <summary>What the pane offers, and what conversations are called there.</summary>
public sealed class PaneTests
{
    private const string Done = """{"ok":true}""";
    private static readonly InboundAction.PaneOpened Pane = new("T1", "D1", null, null);
    private static readonly ConversationId Direct = new("slack", "T1", "D1", "1767225000.000100");
    private static readonly string[] Agents = ["Code", "Creative", "Technical", "General"];

    [Fact]
    public async Task Without_a_channel_in_view_it_offers_what_agents_do_and_the_list_of_all()
    {
        using var slack = new ScriptedSlack().Answers(Done);
        await OfferAsync(slack, Pane);
        var call = Assert.Single(slack.Calls);
        Assert.Equal("/api/assistant.threads.setSuggestedPrompts", call.Method);
        Assert.Equal("D1", call.Json["channel_id"]!.GetValue<string>());
        Assert.Null(call.Json["thread_ts"]);
        Assert.Equal(["What can Code do?", "What can Creative do?", "What can Technical do?", "Who answers here?"], Titles(call));
        Assert.Equal("agents", call.Json["prompts"]![3]!["message"]!.GetValue<string>());
    }

    [Fact]
    public async Task The_channel_in_view_comes_first_by_its_name()
    {
        using var slack = new ScriptedSlack().Answers("""{"ok":true,"channel":{"id":"C7","name":"launch"}}""", Done);
        await OfferAsync(slack, Pane with { InView = "C7" });
        Assert.Equal(["Draft a message for #launch", "What can Code do?", "What can Creative do?", "Who answers here?"], Titles(slack.Calls[1]));
    }

    [Fact]
    public async Task Where_the_person_alone_is_told_their_pane_is_asked_for_once()
    {
        using var slack = new ScriptedSlack().Answers("""{"ok":true,"channel":{"id":"D9"}}""", Done, Done);
        var pane = New(slack);
        for (var i = 0; i < 2; i++)
        {
            await pane.OfferAsync(Pane with { Channel = null, Person = "U1" }, Agents, TestContext.Current.CancellationToken);
            slack.Clock.Advance(TimeSpan.FromMinutes(1));
        }

        Assert.Equal(["/api/conversations.open", "/api/assistant.threads.setSuggestedPrompts", "/api/assistant.threads.setSuggestedPrompts"], slack.Calls.Select(static call => call.Method));
        Assert.Equal(("U1", "D9"), (slack.Calls[0].Form["users"], slack.Calls[2].Json["channel_id"]!.GetValue<string>()));
    }

    [Fact]
    public async Task A_channel_that_Slack_does_not_name_is_not_spoken_of()
    {
        using var slack = new ScriptedSlack().Answers("""{"ok":false,"error":"channel_not_found"}""", Done);
        await OfferAsync(slack, Pane with { InView = "C7" });
        Assert.Equal("What can Code do?", Titles(slack.Calls[1])[0]);
    }

    [Fact]
    public async Task In_an_assistants_thread_it_stands_there()
    {
        using var slack = new ScriptedSlack().Answers(Done);
        await OfferAsync(slack, Pane with { Thread = Direct.Thread });
        Assert.Equal(Direct.Thread, Assert.Single(slack.Calls).Json["thread_ts"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_workspace_that_takes_none_is_told_apart_from_one_that_is_busy()
    {
        using var slack = new ScriptedSlack().Then(HttpStatusCode.TooManyRequests, retryAfter: "30").Answers("""{"ok":false,"error":"not_agent_app"}""");
        var pane = New(slack);
        await pane.OfferAsync(Pane, Agents, TestContext.Current.CancellationToken);
        Assert.True(pane.IsFor("T1"));
        // While the budget is shut nothing is sent, and nothing waits.
        await pane.OfferAsync(Pane, Agents, TestContext.Current.CancellationToken);
        Assert.Single(slack.Calls);
        slack.Clock.Advance(TimeSpan.FromMinutes(2));
        await pane.OfferAsync(Pane, Agents, TestContext.Current.CancellationToken);
        Assert.Equal((2, false, true), (slack.Calls.Count, pane.IsFor("T1"), pane.IsFor("T2")));
    }

    [Fact]
    public async Task A_conversation_is_called_by_its_first_question()
    {
        using var slack = new ScriptedSlack().Answers(Done);
        await NameAsync(slack, Direct, "What is a heap?");
        var call = Assert.Single(slack.Calls);
        Assert.Equal(("/api/agents.sessions.rename", "D1", Direct.Thread, "What is a heap?"), (call.Method, call.Form["channel_id"], call.Form["thread_ts"], call.Form["title"]));
    }

    [Fact]
    public async Task A_workspace_without_sessions_has_the_older_title_and_is_not_asked_again()
    {
        using var slack = new ScriptedSlack().Answers("""{"ok":false,"error":"not_agent_app"}""", Done, Done);
        await NameAsync(slack, Direct, "one");
        // Titles keep a pace of their own, and what is over it is let be.
        slack.Clock.Advance(TimeSpan.FromMinutes(1));
        await NameAsync(slack, Direct, "two");
        Assert.Equal(["/api/agents.sessions.rename", "/api/assistant.threads.setTitle", "/api/assistant.threads.setTitle"], slack.Calls.Select(static call => call.Method));
    }

    [Fact]
    public async Task In_channels_nothing_is_named()
    {
        using var slack = new ScriptedSlack();
        await NameAsync(slack, new ConversationId("slack", "T1", "C1", Direct.Thread), "What is a heap?");
        Assert.Empty(slack.Calls);
    }

    [Theory]
    [InlineData("  What\nis\ta heap? ", "What is a heap?")]
    [InlineData("Is 1 &lt; 2 &amp;&amp; 3 &gt; 2?", "Is 1 < 2 && 3 > 2?")]
    [InlineData("<@U123> see <https://example.com/a|the page> and <https://example.com/b> in <#C1|launch>", "see the page and https://example.com/b in launch")]
    [InlineData("Please explain in detail how the garbage collector of .NET decides what to collect", "Please explain in detail how the garbage collector of .NET…")]
    [InlineData("\u0007\u0000", null)]
    [InlineData("<@U1>", null)]
    public void A_title_is_plain_and_short(string question, string? title) => Assert.Equal(title, SessionTitle.Of(question));

    [Fact]
    public void A_word_without_end_is_cut_between_characters()
    {
        var title = SessionTitle.Of(string.Concat(Enumerable.Repeat("😀", 60)))!;
        Assert.InRange(title.Length, 1, SessionTitle.Longest);
        Assert.True(title[..^1].EnumerateRunes().All(static rune => rune.Value == 0x1F600));
    }

    private static SlackPane New(ScriptedSlack slack) => new(slack.Get<SlackWebApi>(), slack.Get<PersonNames>());

    private static Task OfferAsync(ScriptedSlack slack, InboundAction.PaneOpened pane) => New(slack).OfferAsync(pane, Agents, TestContext.Current.CancellationToken);

    private static Task NameAsync(ScriptedSlack slack, ConversationId at, string question) =>
        slack.Platform.OpenThread(at).ShowTitleAsync(question, TestContext.Current.CancellationToken);

    private static List<string> Titles(ScriptedSlack.Call call) => [.. call.Json["prompts"]!.AsArray().Select(static prompt => prompt!["title"]!.GetValue<string>())];
}
