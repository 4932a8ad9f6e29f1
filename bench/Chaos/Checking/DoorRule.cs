using ChatAgency.Chaos.Recording;

namespace ChatAgency.Chaos.Checking;

/// <summary>Doors answer monsters and wrong clocks as they should; no secret is shown; nothing is called without end; the run came to its end.</summary>
internal sealed class DoorRule(Story story, Bounds bounds)
{
    public IEnumerable<Violation> Judge() => [.. Doors(), .. Leaks(), .. Loops(), .. Wholeness()];

    private IEnumerable<Violation> Doors() => story.Of(Facts.Raw)
        .Where(raw => raw.Fact.Status is { } status && status != 503 && !Fits(raw.Fact.Expect!, status) && !(status == 408 && WasFrozen(raw.At)))
        .Select(static raw => new Violation(Violations.Door, raw.Fact.Tag, $"{raw.Fact.Detail}: {raw.Fact.Status} instead of {raw.Fact.Expect}", [raw.Number]));

    /// <summary>A process that stood still has not heard the body in time, and says so.</summary>
    private bool WasFrozen(double at) => story.Faults.Any(fault => fault.Fault == "F09" && fault.Touches(at - 15, at));

    private static bool Fits(string expect, int status) => expect == "4xx" ? status is >= 400 and < 500 : $"{status}" == expect;

    private IEnumerable<Violation> Leaks() => story.Of(Facts.Leak)
        .Select(static leak => new Violation(Violations.Leak, null, $"in the {leak.Fact.Detail} of {leak.Fact.Process}", [leak.Number]));

    // From one death to the next: whoever takes over has to look again at all that may have been done.
    private IEnumerable<Violation> Loops()
    {
        var deaths = story.Of(Facts.Kill).Select(static kill => kill.At).ToArray();
        foreach (var calls in story.Of(Facts.Call).Where(static call => call.Fact.Channel is not null).GroupBy(call => (Channel: call.Fact.Channel!, Deaths: deaths.Count(at => at < call.At))))
        {
            var asked = story.Threads.Where(thread => thread.Channel == calls.Key.Channel).Sum(static thread => thread.Questions.Count);
            if (calls.Count() > bounds.SlackCalls * Math.Max(1, asked))
                yield return new Violation(Violations.Loop, null, $"{calls.Count()} Slack calls in {calls.Key.Channel}", [calls.First().Number, calls.Last().Number]);
        }
    }

    private IEnumerable<Violation> Wholeness()
    {
        if (story.Lines.Count == 0 || story.Lines[0].Fact.What != Facts.Run || story.Lines[^1].Fact.What != Facts.End)
            yield return new Violation(Violations.NotWhole, null, "it does not begin with the run and end with its end", []);
        if (!story.Questions.Any()) yield return new Violation(Violations.NotWhole, null, "nothing was asked", []);
    }
}
