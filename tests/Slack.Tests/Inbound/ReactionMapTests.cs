using System.Text;
using System.Text.Json.Nodes;
using ChatAgency.Core.Conversations;
using ChatAgency.Slack.Inbound;
using ChatAgency.Slack.Settings;
using Microsoft.Extensions.Options;
using Xunit;
using static ChatAgency.Slack.Tests.Inbound.SamplePayload;

namespace ChatAgency.Slack.Tests.Inbound;

public class ReactionMapTests
{
    private static readonly DateTimeOffset At = DateTimeOffset.FromUnixTimeSeconds(1767225609).AddTicks(9990);

    [Theory]
    [InlineData("+1", ReactionWish.Up)]
    [InlineData("+1::skin-tone-4", ReactionWish.Up)]
    [InlineData("thumbsup", ReactionWish.Up)]
    [InlineData("-1", ReactionWish.Down)]
    [InlineData("arrows_counterclockwise", ReactionWish.Again)]
    [InlineData("octagonal_sign", ReactionWish.Stop)]
    public void A_sign_below_the_agencys_own_answer_is_a_wish(string sign, ReactionWish wish) =>
        Assert.Equal(new InboundAction.Reaction("T1", "C1", Ts, wish, false, new PersonId("U1"), At), SamplePayload.Map(Event(Set(sign))));

    [Fact]
    public void A_thumb_that_is_taken_away_is_taken_back_and_nothing_else_is()
    {
        Assert.True(Assert.IsType<InboundAction.Reaction>(SamplePayload.Map(Event(With(Set("-1"), ("type", "reaction_removed"))))).IsRemoved);
        Ignored(IgnoredBecause.OtherReaction, With(Set("octagonal_sign"), ("type", "reaction_removed")));
        Ignored(IgnoredBecause.OtherReaction, With(Set("robot_face"), ("type", "reaction_removed"), ("item_user", "U2")), "robot_face");
    }

    [Fact]
    public void Other_signs_and_those_below_other_messages_are_ignored()
    {
        Ignored(IgnoredBecause.OtherReaction, Set("tada"));
        Ignored(IgnoredBecause.OtherReaction, Set(""));
        Ignored(IgnoredBecause.OtherReaction, With(Set("+1"), ("item_user", "U2")));
        Ignored(IgnoredBecause.OurOwn, With(Set("+1"), ("user", Bot)));
        Ignored(IgnoredBecause.Incomplete, With(Set("+1"), ("user", null)));
        Ignored(IgnoredBecause.Incomplete, With(Set("+1"), ("event_ts", "soon")));
        Ignored(IgnoredBecause.Incomplete, With(Set("+1"), ("item", new JsonObject { ["type"] = "file", ["file"] = "F1" })));
    }

    [Fact]
    public void An_author_that_slack_does_not_tell_the_message_itself_tells() =>
        Assert.IsType<InboundAction.Reaction>(SamplePayload.Map(Event(With(Set("+1"), ("item_user", null)))));

    [Theory]
    [InlineData("robot_face")]
    [InlineData(":robot_face:")]
    public void One_sign_asks_about_any_message_but_the_agencys_own_where_it_is_set(string setting)
    {
        var asked = With(Set("robot_face"), ("item_user", "U2"));
        Ignored(IgnoredBecause.OtherReaction, asked.DeepClone().AsObject());
        Assert.Equal(new InboundAction.Reaction("T1", "C1", Ts, ReactionWish.Ask, false, new PersonId("U1"), At), Map(asked, setting));
        Ignored(IgnoredBecause.OtherReaction, Set("robot_face"), setting);
    }

    private static InboundAction Map(JsonObject happened, string asks) =>
        new SlackInbound(Options.Create(new SlackOptions { AskReaction = asks })).Map(Encoding.UTF8.GetBytes(Event(happened).ToJsonString()), "application/json");

    private static JsonObject Set(string sign) => new()
    {
        ["type"] = "reaction_added",
        ["user"] = "U1",
        ["reaction"] = sign,
        ["item_user"] = Bot,
        ["item"] = new JsonObject { ["type"] = "message", ["channel"] = "C1", ["ts"] = Ts },
        ["event_ts"] = "1767225609.000999",
    };

    private static void Ignored(string reason, JsonObject happened, string? asks = null) =>
        Assert.Equal(new InboundAction.Ignored(reason), asks is null ? SamplePayload.Map(Event(happened)) : Map(happened, asks));
}
