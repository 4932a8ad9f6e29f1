using ChatAgency.Core.Alerting;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace ChatAgency.Core.Tests.Alerting;

/// <summary>What is reported takes bounded room and loses no count.</summary>
public class DeskTests
{
    private readonly AlertDesk _desk = new();

    [Fact]
    public void A_thousand_reports_of_a_key_are_one_and_those_put_back_come_with_the_next()
    {
        for (var i = 0; i < 1_000; i++) _desk.Report(new AlertReport("key", AlertSeverity.Warning, "something"));
        var taken = _desk.Take();
        Assert.Equal(1_000, Assert.Single(taken).Count);
        Assert.Empty(_desk.Take());

        _desk.Report(new AlertReport("key", AlertSeverity.Critical, "worse"));
        _desk.PutBack(taken);
        Assert.Equal(new AlertReport("key", AlertSeverity.Critical, "worse", 1_001), Assert.Single(_desk.Take()));
    }

    [Fact]
    public void However_many_keys_there_are_the_room_is_bounded()
    {
        for (var i = 0; i < 1_000; i++) _desk.Healed($"key{i}", "again");
        Assert.Equal(AlertDesk.MostKeys, _desk.Take().Count);
    }

    [Fact]
    public void Too_many_are_those_of_one_while_alone()
    {
        var time = new FakeTimeProvider();
        var (tally, within) = (new Tally(time), TimeSpan.FromMinutes(10));
        Assert.Equal([false, false], [tally.Count(3, within), tally.Count(3, within)]);
        time.Advance(TimeSpan.FromMinutes(11));
        Assert.Equal([false, false, true, true], [tally.Count(3, within), tally.Count(3, within), tally.Count(3, within), tally.Count(3, within)]);
        Assert.True(tally.Count(2, within));
        Assert.False(tally.Count(0, within));
    }
}
