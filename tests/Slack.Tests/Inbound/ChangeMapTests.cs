using System.Text.Json.Nodes;
using ChatAgency.Core.Accepting;
using ChatAgency.Core.Conversations;
using ChatAgency.Core.Delivery;
using ChatAgency.Slack.Inbound;
using Xunit;
using static ChatAgency.Slack.Tests.Inbound.SamplePayload;

namespace ChatAgency.Slack.Tests.Inbound;

public class ChangeMapTests
{
    private const string Later = "1767225700.000000";

    [Fact]
    public void An_edit_has_the_messages_own_id_and_the_edits_time()
    {
        var message = Kept(Changed(Words("new", Later, ("thread_ts", Root)), Words("old", null, ("thread_ts", Root))));
        Assert.Equal((MessageKind.Edited, Ts, Root, "new", Addressing.Thread), (message.Kind, message.Id.Value, message.Conversation.Thread, message.Text, message.Addressing));
        Assert.Equal(DateTimeOffset.FromUnixTimeSeconds(1767225700), message.EditedAt);
        Assert.Equal(DateTimeOffset.FromUnixTimeSeconds(1767225600).AddMicroseconds(123456), message.SentAt);
    }

    [Theory]
    [InlineData($"<@{Bot}> new", "old")]
    [InlineData("new", $"<@{Bot}> old")]
    public void An_edit_that_mentions_or_mentioned_the_agency_is_for_it(string now, string before)
    {
        var message = Kept(Changed(Words(now, Later), Words(before, null)));
        Assert.Equal((Addressing.Agency, "new"), (message.Addressing, message.Text));
    }

    [Fact]
    public void A_change_without_new_words_is_ignored()
    {
        Ignored(IgnoredBecause.SameWords, Changed(Words("same", null, ("attachments", new JsonArray(new JsonObject()))), Words("same", null)));
        Ignored(IgnoredBecause.SameWords, Changed(Words("same", Later), Words("same", Later)));
        Ignored(IgnoredBecause.SameWords, Changed(Words("same", Later), Words("same", null)));
        Ignored(IgnoredBecause.SameWords, Changed(Words("shown anew", Later), Words("shown", Later)));
    }

    [Fact]
    public void Chatter_stays_chatter_when_it_changes_or_goes()
    {
        Ignored(IgnoredBecause.Chatter, Changed(Words("new", Later), Words("old", null)));
        Ignored(IgnoredBecause.Chatter, Deleted(Words("old", null)));
    }

    [Fact]
    public void A_deletion_has_the_messages_own_id_and_no_words()
    {
        var message = Kept(Deleted(Words($"<@{Bot}> old", null)));
        Assert.Equal((MessageKind.Deleted, Ts, Ts, "", Addressing.Agency, "U1"), (message.Kind, message.Id.Value, message.Conversation.Thread, message.Text, message.Addressing, message.Author.Value));
    }

    [Fact]
    public void A_tombstone_is_a_deletion()
    {
        var stone = Message(("subtype", "tombstone"), ("user", "USLACKBOT"), ("text", "This message was deleted."), ("thread_ts", Ts));
        var message = Kept(Changed(stone, Words("old", null, ("thread_ts", Ts))));
        Assert.Equal((MessageKind.Deleted, Ts, Addressing.Thread), (message.Kind, message.Id.Value, message.Addressing));
    }

    [Fact]
    public void A_marked_post_of_the_agency_is_an_echo() => Assert.Equal(
        Echo(7, false),
        Map(Event(Ours())));

    [Fact]
    public void A_marked_edit_of_the_agency_is_an_echo() => Assert.Equal(
        Echo(8, false),
        Map(Event(Changed(Ours(8), Ours(7)))));

    [Fact]
    public void A_removed_post_of_the_agency_is_an_echo() => Assert.Equal(
        Echo(7, true),
        Map(Event(Deleted(Ours(), "message_deleted"))));

    [Fact]
    public void Marks_of_another_shape_are_no_marks()
    {
        foreach (var payload in new JsonNode?[] { null, "text", 5, new JsonArray(), new JsonObject { ["marker"] = 5, ["revision"] = 1 }, new JsonObject { ["marker"] = "m", ["revision"] = 1.5 } })
        {
            var mark = new JsonObject { ["event_type"] = "chatagency_post", ["event_payload"] = payload };
            Ignored(IgnoredBecause.OurOwn, With(Ours(), ("metadata", mark)));
        }
    }

    [Fact]
    public void A_change_of_nothing_is_ignored()
    {
        Ignored(IgnoredBecause.Incomplete, Message(("subtype", "message_changed")));
        Ignored(IgnoredBecause.Incomplete, Message(("subtype", "message_deleted"), ("deleted_ts", Ts)));
    }

    private static InboundAction.Echo Echo(long revision, bool deleted) =>
        new(new ConversationId("slack", "T1", "C1", Root), new Echo(new Marker("m1"), new PostId(Ts), revision, deleted));

    private static JsonObject Ours(long revision = 7) =>
        Message(("user", Bot), ("bot_id", "B1"), ("app_id", App), ("thread_ts", Root), ("metadata", Mark("m1", revision)));

    private static JsonObject Words(string text, string? editedAt, params (string Name, JsonNode? Value)[] more)
    {
        var message = With(Message(("text", text), ("channel", null), ("channel_type", null)), more);
        return editedAt is null ? message : With(message, ("edited", new JsonObject { ["user"] = "U1", ["ts"] = editedAt }));
    }

    private static JsonObject Changed(JsonObject now, JsonObject before) =>
        Message(("subtype", "message_changed"), ("user", null), ("text", null), ("ts", Later), ("hidden", true), ("message", now), ("previous_message", before));

    private static JsonObject Deleted(JsonObject before, string subtype = "message_deleted") =>
        Message(("subtype", subtype), ("user", null), ("text", null), ("ts", Later), ("hidden", true), ("deleted_ts", Ts), ("previous_message", before));

    private static IncomingMessage Kept(JsonObject happened) => Assert.IsType<InboundAction.Message>(Map(Event(happened))).Incoming;

    private static void Ignored(string reason, JsonObject happened) => Assert.Equal(new InboundAction.Ignored(reason), Map(Event(happened)));
}
