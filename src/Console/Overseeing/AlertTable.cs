using ChatAgency.Console.Writing;
using ChatAgency.Core.Alerting;

namespace ChatAgency.Console.Overseeing;

/// <summary>Incidents, one a row.</summary>
internal static class AlertTable
{
    /// <param name="incidents">Which, in the order in which they are shown.</param>
    /// <param name="empty">What is said where there is none.</param>
    /// <param name="form">What can be done with one; null where nothing is offered.</param>
    public static Html Of(IEnumerable<Incident> incidents, string empty, Func<Incident, Html>? form) =>
        Table.Of("Incidents", ["Incident", "Severity", "State", "What", "Seen", "Since", "Last seen", .. form is null ? Array.Empty<string>() : ["Do"]],
            incidents.Select(incident => (IReadOnlyList<Html>)[.. Cells(incident), .. form is null ? Array.Empty<Html>() : [form(incident)]]), empty);

    private static Html[] Cells(Incident incident) =>
    [
        Html.Of($"<code>{incident.Key}</code>"), Severity(incident.Severity), State(incident), Html.Of($"{incident.Summary}"), Html.Of($"{incident.Count} ×"),
        Times.At(incident.OpenedAt), Times.At(incident.SeenAt),
    ];

    private static Html Severity(AlertSeverity severity) => severity switch
    {
        AlertSeverity.Critical => Html.Of($"<span class=\"badge bad\">critical</span>"),
        AlertSeverity.Warning => Html.Of($"<span class=\"badge warn\">warning</span>"),
        _ => Html.Of($"<span class=\"badge\">info</span>"),
    };

    private static Html State(Incident incident) => incident.Phase switch
    {
        IncidentPhase.Acknowledged => Html.Of($"{incident.AcknowledgedBy} looks after it, since {Times.At(incident.AcknowledgedAt)}"),
        IncidentPhase.Resolved => Html.Of($"over since {Times.At(incident.ResolvedAt)}"),
        _ => Html.Of($"open"),
    };
}
