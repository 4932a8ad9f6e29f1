using Orleans;

namespace ChatAgency.Core.Alerting;

/// <summary>What was seen of one thing that operators may have to mind. In the agency's own words: nobody's words, names or secrets.</summary>
/// <param name="Key">Names the thing; from a small fixed set, so that there are never many incidents.</param>
/// <param name="Severity">How much to mind it.</param>
/// <param name="Summary">One line.</param>
/// <param name="Count">How often it was seen.</param>
[GenerateSerializer, Immutable, Alias("ChatAgency.AlertReport")]
public sealed record AlertReport(
    [property: Id(0)] string Key,
    [property: Id(1)] AlertSeverity Severity,
    [property: Id(2)] string Summary,
    [property: Id(3)] long Count = 1)
{
    /// <summary>This report and a later one of the same key as one: the later one's line, the higher severity.</summary>
    public AlertReport With(AlertReport later) =>
        later with { Severity = later.Severity > Severity ? later.Severity : Severity, Count = Count + later.Count };
}
