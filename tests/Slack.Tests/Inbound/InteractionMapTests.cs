using System.Text.Json.Nodes;
using ChatAgency.Core.Agents;
using ChatAgency.Core.Conversations;
using ChatAgency.Slack.Inbound;
using Xunit;
using static ChatAgency.Slack.Tests.Inbound.SamplePayload;

namespace ChatAgency.Slack.Tests.Inbound;

public class InteractionMapTests
{
    private static readonly ConversationId Thread = new("slack", "T1", "C1", Root);

    [Fact]
    public void Try_again_names_its_turn() => Assert.Equal(new InboundAction.TryAgain(Thread, 12, new PersonId("U1")), MapInteraction(Pressed("chatagency_again", "12")));

    [Fact]
    public void Stop_names_its_turn() => Assert.Equal(new InboundAction.Cancel(Thread, 12, new PersonId("U1")), MapInteraction(Pressed("chatagency_stop", "12")));

    [Fact]
    public void A_choice_in_the_menu_names_its_turn_and_its_agent() =>
        Assert.Equal(new InboundAction.AnswerBy(Thread, 12, new AgentName("Tax Law"), new PersonId("U1")), MapInteraction(Chosen("12:Tax Law")));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("12")]
    [InlineData("12:")]
    [InlineData(":Code")]
    public void An_odd_choice_is_ignored(string? value) => Ignored(IgnoredBecause.Incomplete, Chosen(value));

    [Fact]
    public void The_button_of_an_agent_that_is_about_as_likely_does_what_a_choice_does()
    {
        Assert.Equal(new InboundAction.AnswerBy(Thread, 12, new AgentName("Tax Law"), new PersonId("U1")), MapInteraction(Pressed("chatagency_instead", "12:Tax Law")));
        Ignored(IgnoredBecause.Incomplete, Pressed("chatagency_instead", "12:"));
    }

    [Theory]
    [InlineData("chatagency_approve", true)]
    [InlineData("chatagency_deny", false)]
    public void A_decision_names_its_turn_and_its_call(string button, bool approves) =>
        Assert.Equal(new InboundAction.Decide(Thread, 12, "7c1f", approves, new PersonId("U1")), MapInteraction(Pressed(button, "12:7c1f")));

    [Fact]
    public void An_org_wide_installation_is_its_enterprise() => Assert.Equal(
        new InboundAction.Cancel(new ConversationId("slack", "E1", "C1", Root), 12, new PersonId("U1")),
        MapInteraction(With(Pressed("chatagency_stop", "12"), ("is_enterprise_install", true), ("enterprise", new JsonObject { ["id"] = "E1" }))));

    [Theory]
    [InlineData("")]
    [InlineData("-1")]
    [InlineData("0")]
    [InlineData("twelve")]
    [InlineData("99999999999999999999")]
    public void An_odd_turn_is_ignored(string value) => Ignored(IgnoredBecause.Incomplete, Pressed("chatagency_stop", value));

    [Fact]
    public void Other_buttons_and_forms_are_ignored()
    {
        Ignored(IgnoredBecause.OtherInteraction, Pressed("another", "12"));
        Ignored(IgnoredBecause.OtherInteraction, With(Pressed("chatagency_stop", "12"), ("type", "view_submission")));
        Ignored(IgnoredBecause.OtherInteraction, With(Pressed("chatagency_stop", "12"), ("actions", null)));
        Ignored(IgnoredBecause.Incomplete, With(Pressed("chatagency_stop", "12"), ("user", null)));
        Ignored(IgnoredBecause.Incomplete, With(Pressed("chatagency_stop", "12"), ("team", null)));
    }

    [Theory]
    [InlineData("command=%2Fask&text=hi&team_id=T1", IgnoredBecause.Command)]
    [InlineData("ssl_check=1&token=x", IgnoredBecause.Probe)]
    public void Commands_and_probes_are_ignored(string form, string reason) => Assert.Equal(new InboundAction.Ignored(reason), Map(form, FormType));

    private static JsonObject Chosen(string? value) => With(Pressed("chatagency_another", ""), ("actions", new JsonArray(new JsonObject
    {
        ["type"] = "static_select",
        ["action_id"] = "chatagency_another",
        ["selected_option"] = new JsonObject { ["text"] = new JsonObject { ["type"] = "plain_text", ["text"] = "Tax Law" }, ["value"] = value },
    })));

    private static JsonObject Pressed(string action, string value) => new()
    {
        ["type"] = "block_actions",
        ["api_app_id"] = App,
        ["team"] = new JsonObject { ["id"] = "T1" },
        ["enterprise"] = null,
        ["is_enterprise_install"] = false,
        ["user"] = new JsonObject { ["id"] = "U1" },
        ["channel"] = new JsonObject { ["id"] = "C1" },
        ["container"] = new JsonObject { ["type"] = "message", ["channel_id"] = "C1", ["message_ts"] = Ts, ["thread_ts"] = Root },
        ["actions"] = new JsonArray(new JsonObject { ["type"] = "button", ["action_id"] = action, ["value"] = value }),
    };

    private static void Ignored(string reason, JsonObject pressed) => Assert.Equal(new InboundAction.Ignored(reason), MapInteraction(pressed));
}
