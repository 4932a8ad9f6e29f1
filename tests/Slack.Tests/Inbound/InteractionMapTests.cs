using System.Text.Json.Nodes;
using ChatAgency.Core.Agents;
using ChatAgency.Core.Conversations;
using ChatAgency.Core.Rating;
using ChatAgency.Slack.Inbound;
using Xunit;
using static ChatAgency.Slack.Tests.Inbound.SamplePayload;

namespace ChatAgency.Slack.Tests.Inbound;

public class InteractionMapTests
{
    private static readonly ConversationId Thread = new("slack", "T1", "C1", Root);
    private static readonly DateTimeOffset At = DateTimeOffset.FromUnixTimeSeconds(1767225600).AddTicks(1234560);

    [Fact]
    public void Try_again_names_its_turn_and_the_time_so_that_a_press_that_comes_twice_is_done_once() =>
        Assert.Equal(new InboundAction.Redo(Thread, 12, false, new PersonId("U1"), At), MapInteraction(Clicked("chatagency_again", "12")));

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
    public void Who_looks_after_an_alert_names_its_incident() =>
        Assert.Equal(new InboundAction.Acknowledge("A-01234567", new PersonId("U1")), MapInteraction(Pressed("chatagency_ack", "A-01234567")));

    [Fact]
    public void A_press_without_an_incident_or_a_person_is_ignored()
    {
        Ignored(IgnoredBecause.Incomplete, Pressed("chatagency_ack", ""));
        Ignored(IgnoredBecause.Incomplete, Pressed("chatagency_ack", new string('A', 33)));
        Ignored(IgnoredBecause.Incomplete, With(Pressed("chatagency_ack", "A-01234567"), ("user", null)));
    }

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
    [InlineData("chatagency_feedback", "12:up", Verdict.Up)]
    [InlineData("chatagency_feedback", "12:down", Verdict.Down)]
    [InlineData("chatagency_feedback_up", "12:up", Verdict.Up)]
    [InlineData("chatagency_feedback_down", "12:down", Verdict.Down)]
    public void What_a_person_thinks_of_an_answer_names_its_turn_and_when(string action, string value, Verdict verdict) => Assert.Equal(
        new InboundAction.Rate(Thread, 12, verdict, new PersonId("U1"), At, Trigger: "trigger-1"), MapInteraction(Clicked(action, value)));

    [Theory]
    [InlineData("12:again", false)]
    [InlineData("12:shorter", true)]
    public void The_small_menu_answers_anew(string value, bool shorter) =>
        Assert.Equal(new InboundAction.Redo(Thread, 12, shorter, new PersonId("U1"), At), MapInteraction(Clicked("chatagency_more", value)));

    [Fact]
    public void Why_names_its_turn_and_what_opens_a_form() =>
        Assert.Equal(new InboundAction.Why(Thread, 12, "trigger-1"), MapInteraction(Clicked("chatagency_why", "12")));

    [Theory]
    [InlineData("chatagency_feedback", "12")]
    [InlineData("chatagency_feedback", "12:sideways")]
    [InlineData("chatagency_feedback", ":up")]
    [InlineData("chatagency_more", "12:longer")]
    [InlineData("chatagency_why", "why")]
    public void An_odd_value_of_them_is_ignored(string action, string value) => Ignored(IgnoredBecause.Incomplete, Clicked(action, value));

    [Fact]
    public void What_has_no_time_or_nothing_that_opens_a_form_is_ignored()
    {
        Ignored(IgnoredBecause.Incomplete, Pressed("chatagency_feedback", "12:up"));
        Ignored(IgnoredBecause.Incomplete, With(Clicked("chatagency_why", "12"), ("trigger_id", null)));
    }

    [Fact]
    public void A_reason_is_a_word_right_after_the_press_that_it_explains() => Assert.Equal(
        new InboundAction.Rate(Thread, 12, Verdict.Down, new PersonId("U1"), At.AddTicks(1), "It is wrong."),
        MapInteraction(Sent(new ReasonNote(Thread, 12, At).Write(), " It is wrong.\n")));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("12 1")]
    [InlineData("0 1 slack/T1/C1:1767225000.000100")]
    [InlineData("12 99999999999999999999 slack/T1/C1:1767225000.000100")]
    [InlineData("12 9223372036854775807 slack/T1/C1:1767225000.000100")]
    [InlineData("12 639027288001234560 web/T1/C1:1767225000.000100")]
    [InlineData("12 639027288001234560 slack/T2/C1:1767225000.000100")]
    [InlineData("12 639027288001234560 slack")]
    public void A_reason_for_what_no_form_here_asked_about_is_ignored(string? note) => Ignored(IgnoredBecause.Incomplete, Sent(note, "It is wrong."));

    [Fact]
    public void An_empty_reason_one_that_is_too_long_and_another_form_are_ignored()
    {
        var note = new ReasonNote(Thread, 12, At).Write();
        Ignored(IgnoredBecause.Incomplete, Sent(note, " "));
        Ignored(IgnoredBecause.Incomplete, Sent(note, null));
        Ignored(IgnoredBecause.Incomplete, Sent(note, new string('x', 1_001)));
        Ignored(IgnoredBecause.OtherInteraction, Sent(note, "It is wrong.", "another"));
    }

    [Theory]
    [InlineData("command=%2Fask&text=hi&team_id=T1", IgnoredBecause.Command)]
    [InlineData("ssl_check=1&token=x", IgnoredBecause.Probe)]
    public void Commands_and_probes_are_ignored(string form, string reason) => Assert.Equal(new InboundAction.Ignored(reason), Map(form, FormType));

    private static JsonObject Clicked(string action, string value)
    {
        var pressed = With(Pressed(action, value), ("trigger_id", "trigger-1"));
        pressed["actions"]![0]!["action_ts"] = Ts;
        return pressed;
    }

    private static JsonObject Sent(string? note, string? reason, string form = "chatagency_reason") => new()
    {
        ["type"] = "view_submission",
        ["api_app_id"] = App,
        ["team"] = new JsonObject { ["id"] = "T1" },
        ["user"] = new JsonObject { ["id"] = "U1" },
        ["view"] = new JsonObject
        {
            ["callback_id"] = form,
            ["private_metadata"] = note,
            ["state"] = new JsonObject { ["values"] = new JsonObject { ["chatagency_reason"] = new JsonObject { ["chatagency_reason"] = new JsonObject { ["type"] = "plain_text_input", ["value"] = reason } } } },
        },
    };

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
