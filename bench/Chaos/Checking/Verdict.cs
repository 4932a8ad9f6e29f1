namespace ChatAgency.Chaos.Checking;

/// <summary>What a history says.</summary>
/// <param name="Story">The history.</param>
/// <param name="Ended">How each question ended.</param>
/// <param name="Violations">What was not kept.</param>
/// <param name="SpareAges">The age of each spare placeholder, in seconds after the last fault.</param>
/// <param name="ResumeTimes">Seconds until open threads went on after a death.</param>
/// <param name="ExtraModelCalls">Model calls beyond the first of each question.</param>
/// <param name="MostModelCalls">The most calls of one question that streamed.</param>
public sealed record Verdict(
    Story Story,
    IReadOnlyList<Ended> Ended,
    IReadOnlyList<Violation> Violations,
    IReadOnlyList<double> SpareAges,
    IReadOnlyList<double> ResumeTimes,
    int ExtraModelCalls,
    int MostModelCalls)
{
    public bool Holds => Violations.Count == 0;

    public int Count(Outcome outcome) => Ended.Count(end => end.Outcome == outcome);

    public int Count(string violation) => Violations.Count(found => found.Kind == violation);
}
