using ChatAgency.Chaos.Recording;

namespace ChatAgency.Chaos.Checking;

/// <summary>
/// Open turns go on soon after a death: from the restart where one process does everything, from the death where
/// others live. A thread goes on with its first model call, Slack call or change that comes after it.
/// </summary>
internal sealed class ResumeRule(Story story, Bounds bounds)
{
    private static readonly string[] s_disturbances = ["kill", "SIGSTOP", "SIGTERM", "SIGKILL", "store-away", "store-slow", "store-mute", "slack-down", "slack-slow", "slack-limits"];
    private readonly List<double> _times = [];
    private readonly FaultSpan[] _disturbances = [.. story.Faults.Where(static fault => s_disturbances.Contains(fault.Detail))];

    /// <summary>Seconds until each open thread went on, deaths that another one or a fault came upon left out.</summary>
    public IReadOnlyList<double> Times => _times;

    public IEnumerable<Violation> Judge(IReadOnlyList<Ended> ended)
    {
        var workers = story.Of(Facts.ModelBegin).Select(static line => line.Fact.Process).Where(static name => name is not null).Distinct().Count();
        var deaths = story.Of(Facts.Kill).ToList();
        var signs = Signs();
        var open = ended.Where(static end => end.Question.AcknowledgedAt is not null && end.Question.Expect == Expected.Reply).ToList();
        foreach (var death in deaths)
        {
            var from = workers > 1 ? death.At : story.Of(Facts.Start).FirstOrDefault(start => start.At > death.At && start.Fact.Process == death.Fact.Process)?.At;
            if (from is null) continue;
            foreach (var thread in open.Where(end => end.Question.AcknowledgedAt < death.At && ClosedAt(end) > death.At).Select(static end => end.Thread).Distinct())
            {
                var sign = signs[thread.Channel].FirstOrDefault(sign => sign.At > from);
                var until = sign?.At ?? story.EndAt;
                if (IsDisturbed(death, from.Value, until)) continue;
                _times.Add(until - from.Value);
                if (until - Math.Max(from.Value, workers > 1 ? 0 : ReadyAt(death)) > bounds.Resume)
                    yield return new Violation(Violations.SlowResume, thread.Questions[0].Tag, $"went on {until - from.Value:0.0} s after {death.Fact.Process} died at {death.At:0.000} s", sign is null ? [death.Number] : [death.Number, sign.Number]);
            }
        }
    }

    /// <summary>A reply that somebody removed was the end of it, where no other took its place.</summary>
    private static double ClosedAt(Ended end) => end.At ?? end.Question.ReplyRemoved?.At ?? double.MaxValue;

    /// <summary>A machine that starts programs slowly is not the program's fault: the bound counts from its being ready.</summary>
    private double ReadyAt(Line death) => story.Of(Facts.Ready).FirstOrDefault(ready => ready.At > death.At && ready.Fact.Process == death.Fact.Process)?.At ?? 0;

    private ILookup<string, Line> Signs() => story.Lines
        .Where(static line => line.Fact.Channel is not null && (line.Fact.What is Facts.ModelBegin or Facts.Call || (line.Fact.What == Facts.Shown && line.Fact.Bot == true)))
        .ToLookup(static line => line.Fact.Channel!);

    /// <summary>Another death, a freeze, a stop, or the absence of the store or of Slack came upon it; what goes wrong with single calls leaves signs all the same.</summary>
    private bool IsDisturbed(Line death, double from, double until) =>
        _disturbances.Any(fault => fault.From != death.At && fault.Touches(from, Math.Min(until, from + bounds.Resume)));
}
