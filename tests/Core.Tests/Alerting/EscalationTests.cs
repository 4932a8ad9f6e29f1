using ChatAgency.Core.Alerting;
using CsCheck;
using Xunit;

namespace ChatAgency.Core.Tests.Alerting;

/// <summary>Who is told when, decided from how an incident stands.</summary>
public class EscalationTests
{
    private static readonly DateTimeOffset Noon = new(2031, 5, 6, 12, 0, 0, TimeSpan.Zero);
    private static readonly AlertRules Both = new() { Ways = new HashSet<AlertWay> { AlertWay.Channel, AlertWay.Webhook } };

    private readonly List<string> _told = [];
    private AlertBoard _board = AlertBoard.Empty;
    private DateTimeOffset _now = Noon;
    private AlertRules _rules = Both;
    private int _drawn;

    private Incident The => _board.Incidents.Last();

    [Fact]
    public void The_channel_comes_first_then_the_webhook_then_both_again_and_again()
    {
        See();
        for (var minute = 0; minute <= 40; minute++) Pass(minute);

        Assert.Equal(["0 Channel 1", "5 Webhook 1", "20 Channel 2", "20 Webhook 2", "35 Channel 3", "35 Webhook 3"], _told);
    }

    [Fact]
    public void Who_acknowledges_ends_it_and_all_that_stands_says_so()
    {
        See();
        for (var minute = 0; minute <= 6; minute++) Pass(minute);
        _board = _board.Acknowledge(The.Id, "ann", _now)!;
        for (var minute = 7; minute <= 60; minute++) Pass(minute);

        Assert.Equal(["0 Channel 1", "5 Webhook 1", "7 Channel 1 Acknowledged", "7 Webhook 1 Acknowledged"], _told);
        Assert.Same(_board, _board.Acknowledge(The.Id, "bob", _now));
        Assert.Equal("ann", The.AcknowledgedBy);
    }

    [Fact]
    public void What_is_not_seen_any_more_is_over_and_the_next_time_is_another_incident()
    {
        See();
        Pass(0);
        (_now, var first) = (Noon.AddMinutes(5), The.Id);
        Take(5);
        Assert.Equal((IncidentPhase.Resolved, Noon.AddMinutes(5)), (The.Phase, The.ResolvedAt));
        Assert.Null(_board.Acknowledge(first, "ann", _now));

        See();
        Take(5);
        Assert.NotEqual(first, The.Id);
        Assert.Equal(["0 Channel 1", "5 Channel 1 Resolved", "5 Channel 1"], _told);
    }

    [Fact]
    public void One_incident_a_key_counts_and_takes_the_higher_severity()
    {
        See(AlertSeverity.Warning);
        See(AlertSeverity.Critical);
        See(AlertSeverity.Warning, "the latest line");

        Assert.Equal((AlertSeverity.Critical, "the latest line", 3), (Assert.Single(_board.Incidents).Severity, The.Summary, The.Count));
    }

    [Fact]
    public void A_channel_that_cannot_be_reached_holds_the_webhook_up_for_nothing()
    {
        See();
        _board = _board.Settled(_now, _rules);
        _board = _board.After(Assert.Single(_board.Due(_now, _rules)), new AlertOutcome.NotKnown("timeout"));

        Assert.Equal(["Channel", "Webhook"], _board.Due(_now, _rules).Select(static step => step.Way.ToString()));
    }

    [Theory]
    [InlineData(AlertWay.Channel, "0 Channel 1,15 Channel 2,30 Channel 3")]
    [InlineData(AlertWay.Webhook, "0 Webhook 1,15 Webhook 2,30 Webhook 3")]
    public void One_way_alone_begins_at_once(AlertWay way, string told)
    {
        _rules = Both with { Ways = new HashSet<AlertWay> { way } };
        See();
        for (var minute = 0; minute <= 30; minute++) Pass(minute);

        Assert.Equal(told.Split(','), _told);
    }

    [Fact]
    public void After_hours_in_which_nobody_could_be_told_each_way_is_told_once()
    {
        See();
        _board = _board.Settled(_now, _rules);
        _now = Noon.AddHours(3);
        See();
        Take(180);

        Assert.Equal(["180 Channel 12", "180 Webhook 12"], _told);
    }

    [Theory]
    [InlineData(AlertSeverity.Warning, "420 Channel 1,425 Webhook 1")]
    [InlineData(AlertSeverity.Critical, "0 Channel 1,5 Webhook 1")]
    public void A_warning_waits_until_quiet_hours_end_by_the_clock_of_operators(AlertSeverity severity, string told)
    {
        // 23:00 in Vienna, where it is summer; 6:00 there is 4:00 UTC.
        _now = new DateTimeOffset(2031, 7, 6, 21, 0, 0, TimeSpan.Zero);
        _rules = Both with { AgainAfter = TimeSpan.FromDays(1), Quiet = new QuietHours(new TimeOnly(22, 0), new TimeOnly(6, 0), TimeZoneInfo.FindSystemTimeZoneById("Europe/Vienna")) };
        var begun = _now;
        for (var minute = 0; minute <= 426; minute++)
        {
            _now = begun.AddMinutes(minute);
            See(severity);
            Take(minute);
        }

        Assert.Equal(told.Split(','), _told);
    }

    [Fact]
    public void What_was_over_before_anybody_woke_is_told_with_what_healed()
    {
        _rules = Both with { Quiet = new QuietHours(new TimeOnly(11, 0), new TimeOnly(13, 0), TimeZoneInfo.Utc) };
        See(AlertSeverity.Warning);
        _now = Noon.AddMinutes(5);
        Take(5);

        Assert.Empty(_told);
        Assert.Equal("over before anybody was told: something", Assert.Single(_board.Gathered).Summary);
        Assert.False(_board.IsGatheringOver(Noon.AddMinutes(59), _rules));
        Assert.True(_board.IsGatheringOver(Noon.AddMinutes(65), _rules));
    }

    [Fact]
    public void What_heals_while_it_is_told_is_told_the_next_time()
    {
        Heal(3);
        var told = _board.Gathered;
        Heal(2);
        _board = _board.Forget(told, _now);

        Assert.Equal(2, Assert.Single(_board.Gathered).Count);
        Assert.Null(_board.Forget(_board.Gathered, _now).GatheredSince);
    }

    [Fact]
    public void What_was_seen_while_the_store_was_away_joins_what_it_has()
    {
        See();
        Pass(0);
        var stored = _board;
        _board = AlertBoard.Empty;
        See();
        See();
        Heal(1);
        Pass(1);

        var joined = stored.Joined(_board);
        var one = Assert.Single(joined.Incidents);
        Assert.Equal((stored.Incidents[0].Id, 5, 2), (one.Id, one.Count, one.Told.Length));
        Assert.Equal(joined.Incidents, joined.Joined(joined).Incidents.Select(same => same with { Told = one.Told }));
    }

    [Fact]
    public void Only_the_latest_that_are_over_are_kept()
    {
        for (var i = 0; i < 80; i++)
        {
            See();
            _now += TimeSpan.FromMinutes(5);
            _board = _board.Settled(_now, _rules);
        }

        See();
        Assert.Equal(51, _board.Incidents.Length);
        Assert.Equal($"i{_drawn}", The.Id);
    }

    /// <summary>Whatever comes in whatever order: nothing is told twice, nothing after somebody said they look after it, and a step taken is not due again.</summary>
    [Fact]
    public void In_any_course_no_round_is_told_twice_and_nobody_is_called_after_an_acknowledgement() =>
        Gen.Select(Gen.Int[0, 4], Gen.Int[1, 400]).Array[1, 60].Sample(course =>
        {
            (_board, _now, _rules, _drawn) = (AlertBoard.Empty, Noon, Both, 0);
            var rounds = new HashSet<(string, AlertWay, int)>();
            foreach (var (what, seconds) in course)
            {
                _now += TimeSpan.FromSeconds(seconds);
                if (what is 0 or 1) See(what == 0 ? AlertSeverity.Warning : AlertSeverity.Critical);
                if (what == 2 && !_board.Incidents.IsEmpty) _board = _board.Acknowledge(The.Id, "ann", _now) ?? _board;
                _board = _board.Settled(_now, _rules);
                if (what == 3) continue;
                foreach (var step in _board.Due(_now, _rules))
                {
                    if (step.Reference is null && !rounds.Add((step.Incident.Id, step.Way, step.Round))) return false;
                    if (step.Reference is null && step.Incident.Phase != IncidentPhase.Open) return false;
                    _board = _board.After(step, new AlertOutcome.Told(step.Reference ?? $"{rounds.Count}"));
                }

                if (_board.Due(_now, _rules).Count > 0 || _board.Incidents.Count(static one => one.Phase != IncidentPhase.Resolved) > 1) return false;
            }

            return true;
        }, threads: 1);

    private void See(AlertSeverity severity = AlertSeverity.Critical, string summary = "something") =>
        _board = _board.Report([new AlertReport("key", severity, summary)], _now, () => $"i{++_drawn}");

    private void Heal(long count) => _board = _board.Report([new AlertReport("healed", AlertSeverity.Info, "again", count)], _now, static () => "none");

    /// <summary>A minute in which it is still seen.</summary>
    private void Pass(int minute)
    {
        _now = Noon.AddMinutes(minute);
        See();
        Take(minute);
    }

    private void Take(int minute)
    {
        _board = _board.Settled(_now, _rules);
        foreach (var step in _board.Due(_now, _rules))
        {
            _told.Add($"{minute} {step.Way} {step.Round}{(step.Reference is null ? "" : $" {step.Incident.Phase}")}");
            _board = _board.After(step, new AlertOutcome.Told(step.Way == AlertWay.Webhook ? step.Incident.Id : step.Reference ?? $"ts{_told.Count}"));
        }
    }
}
