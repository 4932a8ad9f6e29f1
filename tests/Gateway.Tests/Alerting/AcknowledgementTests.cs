using System.Net;
using ChatAgency.Core.Alerting;
using ChatAgency.Gateway.Alerting;
using ChatAgency.Gateway.Tests.Slack;
using ChatAgency.Gateway.Tests.Stage;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace ChatAgency.Gateway.Tests.Alerting;

/// <summary>A gateway that does not keep what Slack sends, is slow, or has the wrong clock, says so.</summary>
public sealed class AcknowledgementTests(StageCluster cluster)
{
    private readonly FakeTimeProvider _time = new();
    private readonly AlertDesk _desk = new();

    [Theory]
    [InlineData(19, 0, 1, null)]
    [InlineData(18, 0, 2, "slack-unkept")]
    [InlineData(18, 2, 0, "slack-slow")]
    [InlineData(10, 0, 9, null)]
    [InlineData(200, 0, 0, null)]
    public void A_share_of_a_minutes_requests_that_is_too_large_is_reported(int well, int slow, int unkept, string? key)
    {
        var watch = Watch();
        for (var i = 0; i < well; i++) watch.Answered(true, TimeSpan.FromMilliseconds(5));
        for (var i = 0; i < slow; i++) watch.Answered(true, TimeSpan.FromSeconds(1));
        for (var i = 0; i < unkept; i++) watch.Answered(false, TimeSpan.FromMilliseconds(5));

        Assert.Equal(key is null ? [] : [key], _desk.Take().Select(static report => report.Key));
    }

    [Fact]
    public void Each_minute_is_counted_for_itself()
    {
        var watch = Watch();
        for (var i = 0; i < 15; i++) watch.Answered(false, TimeSpan.Zero);
        _time.Advance(TimeSpan.FromMinutes(1));
        for (var i = 0; i < 15; i++) watch.Answered(false, TimeSpan.Zero);
        Assert.Empty(_desk.Take());
    }

    [Fact]
    public async Task Requests_of_another_time_that_Slack_signed_tell_of_the_clock_and_others_do_not()
    {
        await using var host = await SlackHost.StartAsync(cluster);
        for (var i = 0; i < 5; i++) await host.SendAsync(SlackHost.Mention().Body, secondsOff: 600, secret: "another");
        Assert.Empty(host.Desk.Take());
        for (var i = 0; i < 3; i++) Assert.Equal(HttpStatusCode.Unauthorized, (await host.SendAsync(SlackHost.Mention().Body, secondsOff: 600)).StatusCode);
        Assert.Equal(("clock", AlertSeverity.Critical), (Assert.Single(host.Desk.Take()) is { } report ? (report.Key, report.Severity) : default));
    }

    private AcknowledgementWatch Watch() => new(_desk, Options.Create(new AcknowledgementOptions()), _time);
}
