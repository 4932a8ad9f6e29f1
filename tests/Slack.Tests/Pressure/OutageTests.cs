using System.Diagnostics.Metrics;
using System.Net;
using ChatAgency.Core.Conversations;
using ChatAgency.Core.Delivery;
using ChatAgency.Slack.Pressure;
using ChatAgency.Slack.Tests.Outbound;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Xunit;

namespace ChatAgency.Slack.Tests.Pressure;

public class OutageTests
{
    private const string Done = """{"ok":true,"ts":"1767225601.000200"}""";

    [Fact]
    public async Task While_Slack_is_down_nothing_is_sent_and_other_workspaces_go_on()
    {
        using var slack = new ScriptedSlack(("Slack:PostsPerMinute", "0"));
        var down = 0;
        using var listener = new MeterListener { InstrumentPublished = (instrument, listener) => { if (instrument.Name == "chat_slack_breakers_open" && instrument.Meter.Scope == slack.Get<IMeterFactory>()) listener.EnableMeasurementEvents(instrument); } };
        listener.SetMeasurementEventCallback<int>((_, open, _, _) => down = open);
        listener.Start();
        for (var i = 0; i < Breaker.FailuresInARow; i++)
        {
            slack.Then(HttpStatusCode.BadGateway);
            Assert.IsType<PostResult.Unknown>(await PostAsync(slack, "T1"));
        }

        var refusal = Assert.IsType<PostResult.Refused>(await PostAsync(slack, "T1")).Refusal;
        Assert.Equal((RefusalKind.ForNow, "slack_down"), (refusal.Kind, refusal.Reason));
        listener.RecordObservableInstruments();
        Assert.Equal(1, down);
        Assert.InRange(refusal.RetryAfter!.Value, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1.2));
        slack.Answers(Done, Done, Done);
        Assert.IsType<PostResult.Done>(await PostAsync(slack, "T2"));
        slack.Clock.Advance(TimeSpan.FromSeconds(1.2));
        Assert.IsType<PostResult.Done>(await PostAsync(slack, "T1"));
        Assert.IsType<PostResult.Done>(await PostAsync(slack, "T1"));
    }

    [Fact]
    public async Task Health_says_that_Slack_is_away_without_a_call_and_is_degraded_at_worst()
    {
        using var slack = new ScriptedSlack(("Slack:PostsPerMinute", "0"));
        Assert.Equal(HealthStatus.Healthy, (await LookAsync(slack)).Status);
        for (var i = 0; i < Breaker.FailuresInARow; i++)
        {
            slack.Then(HttpStatusCode.BadGateway);
            await PostAsync(slack, "T1");
        }

        Assert.Equal(HealthStatus.Degraded, (await LookAsync(slack)).Status);
        slack.Clock.Advance(TimeSpan.FromSeconds(1.2));
        slack.Answers(Done);
        await PostAsync(slack, "T1");
        Assert.Equal(HealthStatus.Healthy, (await LookAsync(slack)).Status);
        Assert.Equal(Breaker.FailuresInARow + 1, slack.Calls.Count);
    }

    [Fact]
    public async Task Refusals_are_no_outage()
    {
        using var slack = new ScriptedSlack(("Slack:PostsPerMinute", "0"));
        for (var i = 0; i < 3 * Breaker.FailuresInARow; i++)
        {
            slack.Answers("""{"ok":false,"error":"fatal_error"}""");
            Assert.IsType<PostResult.Unknown>(await PostAsync(slack, "T1"));
        }
    }

    private static async Task<HealthReportEntry> LookAsync(ScriptedSlack slack) =>
        (await slack.Get<HealthCheckService>().CheckHealthAsync(TestContext.Current.CancellationToken)).Entries["slack-calls"];

    private static Task<PostResult> PostAsync(ScriptedSlack slack, string workspace) => slack.Platform
        .OpenThread(new ConversationId("slack", workspace, "C1", "1767225000.000100"))
        .PostAsync(new PartBody("words", ""), new PostMark(new Marker("m"), 1, false), TestContext.Current.CancellationToken);
}
