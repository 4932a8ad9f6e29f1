using System.Text.Json.Nodes;
using ChatAgency.Core.Accepting;
using ChatAgency.Core.Conversations;
using ChatAgency.Slack.Inbound;
using Xunit;
using static ChatAgency.Slack.Tests.Inbound.SamplePayload;

namespace ChatAgency.Slack.Tests.Inbound;

public class MessageMapTests
{
    private const string Mention = $"<@{Bot}> what is up?";

    [Fact]
    public void A_mention_is_for_the_agency_and_begins_a_thread()
    {
        var message = Said(Message(("type", "app_mention"), ("channel_type", null), ("text", Mention)));
        Assert.Equal(new ConversationId("slack", "T1", "C1", Ts), message.Conversation);
        Assert.Equal((Ts, MessageKind.Said, Addressing.Agency, "U1", "what is up?"), (message.Id.Value, message.Kind, message.Addressing, message.Author.Value, message.Text));
        Assert.Equal(DateTimeOffset.FromUnixTimeSeconds(1767225600).AddMicroseconds(123456), message.SentAt);
    }

    [Fact]
    public void Both_events_of_one_mention_are_one_message() => Assert.Equal(
        Said(Message(("type", "app_mention"), ("channel_type", null), ("text", Mention))),
        Said(Message(("text", Mention))));

    [Fact]
    public void The_same_post_under_another_event_id_is_the_same_message() => Assert.Equal(
        Map(Event(Message(("text", Mention)), ("event_id", "Ev1"))),
        Map(Event(Message(("text", Mention)), ("event_id", "Ev2"))));

    [Theory]
    [InlineData($"<@{Bot}>: help", "help")]
    [InlineData($" <@{Bot}>, <@{Bot}> help <@{Bot}>", $"help <@{Bot}>")]
    [InlineData($"<@{Bot}|agency> help", "help")]
    [InlineData($"hey <@{Bot}> help", $"hey <@{Bot}> help")]
    [InlineData($"<@{Bot}>", "")]
    [InlineData($"<@U9> <@{Bot}> help", $"<@U9> <@{Bot}> help")]
    public void The_leading_mention_of_the_agency_is_taken_off(string text, string expected)
    {
        var message = Said(Message(("text", text)));
        Assert.Equal((expected, Addressing.Agency), (message.Text, message.Addressing));
    }

    [Theory]
    [InlineData("hello all")]
    [InlineData("<@U9> can you help?")]
    [InlineData($"<@{Bot}2> can you help?")]
    [InlineData($"<@{Bot}")]
    [InlineData("<@")]
    public void Talk_in_a_channel_is_chatter(string text) => Ignored(IgnoredBecause.Chatter, Message(("text", text)));

    [Fact]
    public void A_mention_written_in_escapes_is_found()
    {
        var body = Event(Message(("text", "@@"))).ToJsonString().Replace("\"@@\"", $"\"\\u003c@{Bot}\\u003e hi\"", StringComparison.Ordinal);
        Assert.Equal("hi", Assert.IsType<InboundAction.Message>(Map(body, "application/json")).Incoming.Text);
    }

    [Theory]
    [InlineData("im")]
    [InlineData("app_home")]
    public void A_direct_message_is_for_the_agency(string type)
    {
        var message = Said(Message(("channel", "D1"), ("channel_type", type)));
        Assert.Equal((Addressing.Agency, Ts), (message.Addressing, message.Conversation.Thread));
    }

    [Fact]
    public void A_reply_belongs_to_its_thread()
    {
        var message = Said(Message(("thread_ts", Root)));
        Assert.Equal((Addressing.Thread, Root, Ts), (message.Addressing, message.Conversation.Thread, message.Id.Value));
        Assert.Equal(Addressing.Agency, Said(Message(("thread_ts", Root), ("text", Mention))).Addressing);
        Assert.Equal(Addressing.Thread, Said(Message(("thread_ts", Root), ("channel_type", "mpim"))).Addressing);
    }

    [Theory]
    [InlineData("file_share")]
    [InlineData("thread_broadcast")]
    [InlineData("me_message")]
    [InlineData("")]
    public void Some_subtypes_are_a_persons_words(string subtype) => Assert.Equal("what is up?", Said(Message(("subtype", subtype), ("text", Mention))).Text);

    [Theory]
    [InlineData("channel_join")]
    [InlineData("channel_topic")]
    [InlineData("message_replied")]
    [InlineData("assistant_app_thread")]
    [InlineData("huddle_thread")]
    [InlineData("reminder_add")]
    [InlineData("tombstone")]
    [InlineData("something_new")]
    public void Other_subtypes_are_not(string subtype) => Ignored(IgnoredBecause.NoPersonsWords, Message(("subtype", subtype), ("text", Mention)));

    [Fact]
    public void Other_bots_are_ignored()
    {
        Ignored(IgnoredBecause.OtherBot, Message(("bot_id", "B9"), ("text", Mention)));
        Ignored(IgnoredBecause.OtherBot, Message(("bot_id", "B9"), ("type", "app_mention"), ("text", Mention)));
        Ignored(IgnoredBecause.OtherBot, Message(("subtype", "bot_message"), ("user", null), ("bot_id", "B9"), ("text", Mention)));
        Ignored(IgnoredBecause.OtherBot, Message(("user", "USLACKBOT"), ("text", Mention)));
        Ignored(IgnoredBecause.OtherBot, Message(("bot_id", "B9"), ("text", Mention), ("metadata", Mark())));
    }

    [Theory]
    [InlineData("user", Bot)]
    [InlineData("app_id", App)]
    public void The_agencys_own_unmarked_posts_are_ignored(string field, string value) =>
        Ignored(IgnoredBecause.OurOwn, Message((field, value), ("bot_id", "B1"), ("thread_ts", Root)));

    [Fact]
    public void Events_of_other_apps_are_ignored()
    {
        var body = Event(Message(("text", Mention)));
        Assert.Equal(new InboundAction.Ignored(IgnoredBecause.OtherApp), Map(body, "A0ELSE"));
        Assert.IsType<InboundAction.Message>(Map(body, App));
    }

    [Theory]
    [InlineData("emoji_changed")]
    [InlineData("call_rejected")]
    [InlineData("never_heard_of")]
    public void Other_events_are_ignored_whatever_their_shape(string type) =>
        Ignored(IgnoredBecause.OtherEvent, new JsonObject { ["type"] = type, ["user"] = new JsonObject { ["id"] = "U1" }, ["channel"] = new JsonArray(1, 2), ["message"] = 5 });

    [Fact]
    public void A_stopped_session_stops_the_conversation() => Assert.Equal(
        new InboundAction.Cancel(new ConversationId("slack", "T1", "D1", Root), null, new PersonId("U1")),
        Map(Event(new JsonObject { ["type"] = "agent_session_stopped", ["channel"] = "D1", ["user"] = "U1", ["thread_ts"] = Root })));

    [Theory]
    [InlineData("ts", "")]
    [InlineData("ts", "17672256001234.56")]
    [InlineData("ts", "1767225600,123456")]
    [InlineData("channel", "C 1")]
    [InlineData("channel", "")]
    [InlineData("thread_ts", "x/y:z")]
    public void What_says_not_where_it_belongs_is_ignored(string field, string value) =>
        Ignored(IgnoredBecause.Incomplete, Message(("text", Mention), (field, value)));

    [Fact]
    public void An_org_wide_installation_is_its_enterprise()
    {
        var authorization = new JsonObject { ["enterprise_id"] = "E1", ["team_id"] = null, ["user_id"] = Bot, ["is_bot"] = true, ["is_enterprise_install"] = true };
        var message = Assert.IsType<InboundAction.Message>(Map(Event(Message(("text", Mention)), ("authorizations", new JsonArray(authorization)))));
        Assert.Equal("E1", message.Incoming.Conversation.Workspace);
    }

    [Fact]
    public void Without_authorizations_the_team_is_the_workspace()
    {
        var message = Assert.IsType<InboundAction.Message>(Map(Event(Message(("type", "app_mention"), ("text", Mention)), ("authorizations", null))));
        Assert.Equal(("T1", Mention), (message.Incoming.Conversation.Workspace, message.Incoming.Text));
    }

    [Fact]
    public void Endless_text_is_cut_between_characters()
    {
        var text = "x" + string.Concat(Enumerable.Repeat("😀", IncomingMessage.MaxTextLength));
        var cut = Said(Message(("channel_type", "im"), ("text", text))).Text;
        Assert.Equal(IncomingMessage.MaxTextLength - 1, cut.Length);
        Assert.StartsWith(cut, text, StringComparison.Ordinal);
    }

    private static IncomingMessage Said(JsonObject happened) => Assert.IsType<InboundAction.Message>(Map(Event(happened))).Incoming;

    private static void Ignored(string reason, JsonObject happened) => Assert.Equal(new InboundAction.Ignored(reason), Map(Event(happened)));
}
