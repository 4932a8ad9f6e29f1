using System.Net;
using System.Text.Json.Nodes;
using ChatAgency.Core.Alerting;
using ChatAgency.Grains.Interfaces.Alerting;
using ChatAgency.Slack.Alerting;
using ChatAgency.Slack.Tests.Outbound;
using Xunit;

namespace ChatAgency.Slack.Tests.Alerting;

/// <summary>What stands in the operators' channel.</summary>
public class SlackAlertsTests
{
    private static readonly DateTimeOffset Noon = new(2031, 5, 6, 12, 0, 0, TimeSpan.Zero);

    private static readonly Incident Incident = new()
    {
        Id = "A-01234567",
        Key = "health/storage",
        Severity = AlertSeverity.Critical,
        Summary = "storage: <away> & gone",
        OpenedAt = Noon,
        SeenAt = Noon.AddMinutes(2),
        Count = 7,
    };

    [Fact]
    public async Task A_post_names_the_incident_has_the_button_unfurls_nothing_and_is_no_answers()
    {
        using var slack = Slack();
        slack.Answers("""{"ok":true,"ts":"1767225601.000200"}""");
        Assert.Equal(new AlertOutcome.Told("1767225601.000200"), await TellAsync(slack, Incident));

        var call = Assert.Single(slack.Calls);
        var body = JsonNode.Parse(call.Body)!;
        Assert.Equal("/api/chat.postMessage", call.Method);
        Assert.Equal("C9", (string?)body["channel"]);
        Assert.Equal(":rotating_light: *Critical:* storage: &lt;away&gt; &amp; gone", (string?)body["text"]);
        Assert.Null(body["thread_ts"]);
        Assert.Equal((false, false), ((bool)body["unfurl_links"]!, (bool)body["unfurl_media"]!));
        Assert.Equal("chatagency_alert", (string?)body["metadata"]!["event_type"]);
        Assert.Equal(("chatagency_ack", "A-01234567"), ((string?)body["blocks"]![2]!["elements"]![0]!["action_id"], (string?)body["blocks"]![2]!["elements"]![0]!["value"]));
        Assert.Equal("A-01234567 · seen 7 × from 2031-05-06 12:00:00 UTC", (string?)body["blocks"]![1]!["elements"]![0]!["text"]);
    }

    [Fact]
    public async Task Each_post_has_a_marker_of_its_own_and_a_later_one_says_that_it_is_still_so()
    {
        using var slack = Slack();
        slack.Answers("""{"ok":true,"ts":"1"}""", """{"ok":true,"ts":"2"}""");
        await TellAsync(slack, Incident);
        await TellAsync(slack, Incident, round: 2);

        var posts = slack.Calls.Select(static call => JsonNode.Parse(call.Body)!).ToArray();
        Assert.NotEqual((string?)posts[0]["metadata"]!["event_payload"]!["marker"], (string?)posts[1]["metadata"]!["event_payload"]!["marker"]);
        Assert.StartsWith(":rotating_light: *Still Critical:*", (string?)posts[1]["text"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(IncidentPhase.Acknowledged, "slack/U7", ":eyes: *Looked after:*", "<@U7> looks after it")]
    [InlineData(IncidentPhase.Acknowledged, "admin", ":eyes: *Looked after:*", "admin looks after it")]
    [InlineData(IncidentPhase.Resolved, null, ":white_check_mark: *Over:*", "to 12:02:00, over since 12:07:00")]
    public async Task What_became_of_it_is_written_over_the_post_without_the_button(IncidentPhase phase, string? by, string head, string facts)
    {
        using var slack = Slack();
        slack.Answers("""{"ok":true,"ts":"1767225601.000200"}""");
        var incident = Incident with { Phase = phase, AcknowledgedBy = by, ResolvedAt = phase == IncidentPhase.Resolved ? Noon.AddMinutes(7) : null };
        Assert.Equal(new AlertOutcome.Told("1767225601.000200"), await TellAsync(slack, incident, reference: "1767225601.000200"));

        var body = JsonNode.Parse(Assert.Single(slack.Calls).Body)!;
        Assert.Equal(("/api/chat.update", "1767225601.000200"), (slack.Calls[0].Method, (string?)body["ts"]));
        Assert.StartsWith(head, (string?)body["text"], StringComparison.Ordinal);
        Assert.EndsWith(facts, (string?)body["blocks"]![1]!["elements"]![0]!["text"], StringComparison.Ordinal);
        Assert.Equal(2, body["blocks"]!.AsArray().Count);
    }

    [Theory]
    [InlineData("message_not_found", null, "gone")]
    [InlineData("cant_update_message", null, "gone")]
    [InlineData("invalid_auth", null, "invalid_auth")]
    [InlineData("message_not_found", "post", "message_not_found")]
    public async Task What_Slack_refuses_is_gone_or_tried_again(string error, string? anew, string outcome)
    {
        using var slack = Slack();
        slack.Answers($$"""{"ok":false,"error":"{{error}}"}""");
        var came = await TellAsync(slack, Incident, reference: anew is null ? "1767225601.000200" : null);
        Assert.Equal(outcome == "gone" ? new AlertOutcome.Gone() : new AlertOutcome.NotKnown(outcome), came);
    }

    [Fact]
    public async Task An_unknown_outcome_is_said_and_not_repeated_here()
    {
        using var slack = Slack();
        slack.Then(HttpStatusCode.BadGateway);
        Assert.Equal(new AlertOutcome.NotKnown("http_502"), await TellAsync(slack, Incident));
        Assert.Single(slack.Calls);
    }

    [Fact]
    public async Task What_healed_is_one_post_without_a_button()
    {
        using var slack = Slack();
        slack.Answers("""{"ok":true,"ts":"1"}""");
        await slack.Get<IAlertChannel>().TellHealedAsync([new AlertReport("a", AlertSeverity.Info, "a turn was taken up again", 3), new AlertReport("b", AlertSeverity.Info, "models is well again")], TestContext.Current.CancellationToken);

        var body = JsonNode.Parse(Assert.Single(slack.Calls).Body)!;
        Assert.Equal("What the agency healed by itself:\n• 3 × a turn was taken up again\n• 1 × models is well again", (string?)body["text"]);
        Assert.Single(body["blocks"]!.AsArray());
    }

    [Fact]
    public void Without_both_settings_the_channel_is_off()
    {
        using var slack = new ScriptedSlack();
        Assert.False(slack.Get<IAlertChannel>().IsSet);
        Assert.True(new SlackAlertOptionsValidator().Validate(null, new SlackAlertOptions()).Succeeded);
        Assert.True(new SlackAlertOptionsValidator().Validate(null, new SlackAlertOptions { Workspace = "T1", Channel = "C9" }).Succeeded);
        Assert.True(new SlackAlertOptionsValidator().Validate(null, new SlackAlertOptions { Channel = "C9" }).Failed);
        Assert.True(new SlackAlertOptionsValidator().Validate(null, new SlackAlertOptions { Workspace = "T1", Channel = "#alerts here" }).Failed);
    }

    private static ScriptedSlack Slack() => new(("Slack:PostsPerMinute", "0"), ("Alerts:Slack:Workspace", "T1"), ("Alerts:Slack:Channel", "C9"));

    private static Task<AlertOutcome> TellAsync(ScriptedSlack slack, Incident incident, int round = 1, string? reference = null) =>
        slack.Get<IAlertChannel>().TellAsync(new AlertStep(incident, AlertWay.Channel, round, reference), TestContext.Current.CancellationToken);
}
