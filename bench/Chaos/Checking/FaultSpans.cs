using ChatAgency.Chaos.Recording;

namespace ChatAgency.Chaos.Checking;

/// <summary>Finds when something was broken.</summary>
internal static class FaultSpans
{
    /// <summary>How long reads may lag behind when the fault of lagging reads ends.</summary>
    private const double Lag = 8;

    public static IReadOnlyList<FaultSpan> Of(IReadOnlyList<Line> lines, double end) =>
        [.. Moments(lines).Concat(Windows(lines, end)).Concat(Absences(lines, end)).OrderBy(static span => span.From)];

    private static IEnumerable<FaultSpan> Moments(IEnumerable<Line> lines) => lines
        .Where(static line => line.Fact.What == Facts.Struck)
        .Select(static line => new FaultSpan(line.Fact.Fault!, line.Fact.Channel, line.At, line.At + (line.Fact.Took ?? 0), line.Fact.Detail));

    private static IEnumerable<FaultSpan> Windows(IReadOnlyList<Line> lines, double end)
    {
        var ends = lines.Where(static line => line.Fact is { What: Facts.FaultEnd, Id: not null }).ToLookup(static line => line.Fact.Id);
        foreach (var begin in lines.Where(static line => line.Fact is { What: Facts.FaultBegin, Id: not null }))
        {
            var over = ends[begin.Fact.Id].FirstOrDefault()?.At ?? end;
            yield return new FaultSpan(begin.Fact.Fault!, null, begin.At, over + (begin.Fact.Detail is "lag" or "deaf" ? Lag : 0), begin.Fact.Detail);
        }
    }

    /// <summary>From each kill until the process is ready again.</summary>
    private static IEnumerable<FaultSpan> Absences(IReadOnlyList<Line> lines, double end)
    {
        var readies = lines.Where(static line => line.Fact.What == Facts.Ready).ToLookup(static line => line.Fact.Process);
        return lines.Where(static line => line.Fact.What is Facts.Kill or Facts.Fell).Select(kill =>
            new FaultSpan(kill.Fact.Fault ?? "F04", null, kill.At, readies[kill.Fact.Process].FirstOrDefault(ready => ready.At > kill.At)?.At ?? end, "kill"));
    }
}
