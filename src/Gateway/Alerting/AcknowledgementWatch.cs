using ChatAgency.Core.Alerting;
using Microsoft.Extensions.Options;

namespace ChatAgency.Gateway.Alerting;

/// <summary>Watches how this gateway takes in what Slack sends: what it could not keep, what took long, and whether the clock is right.</summary>
internal sealed class AcknowledgementWatch(AlertDesk desk, IOptions<AcknowledgementOptions> options, TimeProvider time)
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private readonly Lock _gate = new();
    private readonly Tally _otherTimes = new(time);
    private long _begun = time.GetTimestamp();
    private int _all;
    private int _unkept;
    private int _slow;

    /// <summary>One was answered.</summary>
    public void Answered(bool isKept, TimeSpan took)
    {
        var isSlow = took >= TimeSpan.FromMilliseconds(options.Value.SlowMilliseconds);
        lock (_gate)
        {
            if (time.GetElapsedTime(_begun) >= Minute) (_begun, _all, _unkept, _slow) = (time.GetTimestamp(), 0, 0, 0);
            _all++;
            if (!isKept) _unkept++;
            if (isSlow) _slow++;
            if (_all < options.Value.LeastRequests) return;
            // The one that makes it too many is reported, and each such one after it.
            if (!isKept && IsOver(_unkept, options.Value.UnkeptPercent))
                desk.Report(new AlertReport("slack-unkept", AlertSeverity.Critical, $"more than {options.Value.UnkeptPercent} % of what Slack sends cannot be kept; Slack sends it again three times"));
            if (isSlow && IsOver(_slow, options.Value.SlowPercent))
                desk.Report(new AlertReport("slack-slow", AlertSeverity.Warning, $"more than {options.Value.SlowPercent} % of acknowledgements take {options.Value.SlowMilliseconds} ms or longer"));
        }
    }

    /// <summary>One that was rightly signed is of another time.</summary>
    public void OtherTime()
    {
        if (_otherTimes.Count(options.Value.OtherTimes, TimeSpan.FromMinutes(10))) desk.Report(new AlertReport("clock", AlertSeverity.Critical, "what Slack signs is refused for its time: the clock of a gateway is wrong, or somebody repeats old requests"));
    }

    private bool IsOver(int count, int percent) => count * 100L > (long)_all * percent;
}
