using ChatAgency.Core.Alerting;

namespace ChatAgency.Console.Operating;

/// <summary>One incident. <c>told</c> says how often by each way it was told.</summary>
internal sealed record AlertShown(
    string Id, string Key, string Severity, string Phase, string Summary, long Count, DateTimeOffset OpenedAt, DateTimeOffset SeenAt,
    string? AcknowledgedBy, DateTimeOffset? AcknowledgedAt, DateTimeOffset? ResolvedAt, IReadOnlyDictionary<string, int> Told)
{
    public static AlertShown Of(Incident incident) => new(
        incident.Id, incident.Key, ChoiceWords.Of<AlertSeverity>(incident.Severity)!, ChoiceWords.Of<IncidentPhase>(incident.Phase)!, incident.Summary, incident.Count,
        incident.OpenedAt, incident.SeenAt, incident.AcknowledgedBy, incident.AcknowledgedAt, incident.ResolvedAt,
        Enum.GetValues<AlertWay>().Where(way => incident.RoundOf(way) > 0).ToDictionary(static way => ChoiceWords.Of<AlertWay>(way)!, incident.RoundOf));
}

/// <summary>Open incidents and the latest that are over, the newest first.</summary>
internal sealed record AlertList(IReadOnlyList<AlertShown> Incidents);
