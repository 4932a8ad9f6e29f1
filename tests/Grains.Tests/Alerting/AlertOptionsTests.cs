using ChatAgency.Core.Alerting;
using ChatAgency.Grains.Alerting;
using Xunit;

namespace ChatAgency.Grains.Tests.Alerting;

/// <summary>What is set wrong is named, all of it at once.</summary>
public sealed class AlertOptionsTests
{
    [Fact]
    public void What_comes_with_it_is_good_and_has_no_quiet_hours()
    {
        Assert.True(new AlertOptionsValidator().Validate(null, new AlertOptions()).Succeeded);
        Assert.Same(QuietHours.None, new AlertOptions().Rules([]).Quiet);
    }

    [Fact]
    public void Quiet_hours_are_read_by_their_zone()
    {
        var options = new AlertOptions { QuietFrom = "22:00", QuietTo = "07:00", TimeZone = "Europe/Vienna" };
        Assert.True(new AlertOptionsValidator().Validate(null, options).Succeeded);
        // In winter Vienna is an hour ahead, in summer two.
        var quiet = options.Rules([AlertWay.Channel]).Quiet;
        Assert.Equal([true, false, true], new[] { "2031-01-06T21:00:00Z", "2031-01-06T20:59:00Z", "2031-07-06T20:00:00Z" }.Select(time => quiet.Hold(DateTimeOffset.Parse(time, System.Globalization.CultureInfo.InvariantCulture))));
    }

    [Theory]
    [InlineData("22:00", null, "UTC", "QuietTo")]
    [InlineData(null, "07:00", "UTC", "QuietFrom")]
    [InlineData("22h", "07:00", "UTC", "QuietFrom")]
    [InlineData("22:00", "24:00", "UTC", "QuietTo")]
    [InlineData(null, null, "Europe/Nowhere", "TimeZone")]
    public void Half_of_quiet_hours_odd_times_and_unknown_zones_are_named(string? from, string? to, string zone, string setting)
    {
        var result = new AlertOptionsValidator().Validate(null, new AlertOptions { QuietFrom = from, QuietTo = to, TimeZone = zone });
        Assert.Contains(setting, Assert.Single(result.Failures!), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_number_out_of_range_is_named()
    {
        var options = new AlertOptions
        {
            WebhookAfterMinutes = -1,
            AgainAfterMinutes = 0,
            ResolveAfterMinutes = double.NaN,
            GatherMinutes = 2_000,
            StillSeconds = 1,
            UnknownSeconds = 1,
            ParkedTurns = -1,
            FailedTurns = 1_001,
            Faults = -1,
            WithinMinutes = 0,
        };
        Assert.Equal(10, new AlertOptionsValidator().Validate(null, options).Failures!.Count());
    }
}
