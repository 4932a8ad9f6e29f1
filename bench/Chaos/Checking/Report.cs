using System.Globalization;
using System.Text;
using ChatAgency.Chaos.Recording;

namespace ChatAgency.Chaos.Checking;

/// <summary>A verdict as Markdown.</summary>
public static class Report
{
    private const int MostShown = 40;
    private const int MostLines = 8;

    public static string Of(Verdict verdict)
    {
        var page = new StringBuilder();
        page.Append(CultureInfo.InvariantCulture, $"Seed {verdict.Story.Seed}; {Detail(verdict.Story)}; {verdict.Story.EndAt:0} s.\n\n| what | how many |\n| --- | ---: |\n");
        foreach (var (what, value) in Rows(verdict)) page.Append(CultureInfo.InvariantCulture, $"| {what} | {value} |\n");
        page.Append(verdict.Holds ? "\nEverything held.\n" : $"\n{verdict.Violations.Count} promises were not kept:\n");
        foreach (var violation in verdict.Violations.Take(MostShown)) Show(page, verdict.Story, violation);
        if (verdict.Violations.Count > MostShown) page.Append(CultureInfo.InvariantCulture, $"\n… and {verdict.Violations.Count - MostShown} more.\n");
        return page.ToString();
    }

    private static IEnumerable<(string What, string Value)> Rows(Verdict verdict)
    {
        yield return ("asked", $"{verdict.Ended.Count}");
        yield return ("acknowledged", $"{verdict.Ended.Count(static end => end.Question.AcknowledgedAt is not null)}");
        yield return ("answered", $"{verdict.Count(Outcome.Answered)}");
        yield return ("refused honestly, with an error id", $"{verdict.Ended.Count(static end => end is { Outcome: Outcome.Refused, Reply: { } note } && (end.Thread.IsLong || Shape.ErrorIdIn(note.Text) is not null))}");
        yield return ("rightly silent", $"{verdict.Count(Outcome.Silent)}");
        yield return ("never accepted", $"{verdict.Count(Outcome.NotAccepted)}");
        foreach (var kind in new[] { Violations.Lost, Violations.Doubled, Violations.OutOfOrder, Violations.WrongText, Violations.Unwanted }) yield return ($"**{kind}**", $"{verdict.Count(kind)}");
        yield return ("spare placeholders seen", $"{verdict.SpareAges.Count}");
        yield return ("their longest age after the fault", Seconds(verdict.SpareAges, 1));
        foreach (var kind in new[] { Violations.Working, Violations.Late, Violations.Unreasonable, Violations.Loop, Violations.Door, Violations.Leak }) yield return ($"**{kind}**", $"{verdict.Count(kind)}");
        yield return ("extra model calls", $"{verdict.ExtraModelCalls}");
        yield return ("most model calls of one question that streamed", $"{verdict.MostModelCalls}");
        yield return ("kills", $"{verdict.Story.Of(Facts.Kill).Count()}");
        yield return ("processes that ended unasked", $"{verdict.Story.Of(Facts.Fell).Count()}");
        yield return ("open threads found at a kill", $"{verdict.ResumeTimes.Count}");
        yield return ("time to resume, p50", Seconds(verdict.ResumeTimes, 0.5));
        yield return ("time to resume, p99", Seconds(verdict.ResumeTimes, 0.99));
        yield return ("time to acknowledge, p50", Seconds(Acknowledgements(verdict.Story), 0.5));
        yield return ("time to acknowledge, p99", Seconds(Acknowledgements(verdict.Story), 0.99));
        yield return ("faults", string.Join(", ", verdict.Story.Faults.GroupBy(static fault => fault.Fault).OrderBy(static faults => faults.Key).Select(static faults => $"{faults.Key} × {faults.Count()}")));
    }

    private static List<double> Acknowledgements(Story story) =>
        [.. story.Of(Facts.Told).Where(static told => told.Fact is { Status: 200, Took: not null }).Select(static told => told.Fact.Took!.Value)];

    private static string Seconds(IReadOnlyList<double> times, double share)
    {
        if (times.Count == 0) return "–";
        var sorted = times.Order().ToList();
        return string.Create(CultureInfo.InvariantCulture, $"{sorted[Math.Min(sorted.Count - 1, (int)(share * sorted.Count))]:0.00} s");
    }

    private static void Show(StringBuilder page, Story story, Violation violation)
    {
        page.Append(CultureInfo.InvariantCulture, $"\n- **{violation.Kind}**, question {violation.Tag ?? "–"}, seed {story.Seed}: {violation.Text}\n");
        foreach (var number in violation.Lines.Take(MostLines)) page.Append(CultureInfo.InvariantCulture, $"    {number}: {FactJson.Line(story.Lines[number - 1].Fact)}\n");
    }

    private static string Detail(Story story) => story.Of(Facts.Run).FirstOrDefault()?.Fact.Detail ?? "no run named";
}
