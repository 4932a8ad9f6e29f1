namespace ChatAgency.Core.Alerting;

/// <summary>
/// What operators are to be told of an incident, seen from how it stands: what went before does not matter, so a cluster
/// that was away goes on where it should be, and nothing is told twice because of it.
/// </summary>
public static class Escalation
{
    /// <summary>So many posts of an incident are kept in mind, to be changed when it is over.</summary>
    public const int MostTold = 50;

    /// <summary>What is due now.</summary>
    public static IEnumerable<AlertStep> Due(Incident incident, DateTimeOffset now, AlertRules rules)
    {
        foreach (var told in incident.Told)
        {
            if (told.Shown != incident.Phase && rules.Ways.Contains(told.Way)) yield return new AlertStep(incident, told.Way, told.Round, told.Reference);
        }

        if (incident.Phase != IncidentPhase.Open || incident.StartedAt is not { } started || IsHeld(incident, now, rules)) yield break;
        foreach (var way in rules.Ways.Order())
        {
            if (RoundAt(way, now - started, incident, rules) is var round && round > incident.RoundOf(way)) yield return new AlertStep(incident, way, round, null);
        }
    }

    /// <summary>True where people are let sleep over it.</summary>
    public static bool IsHeld(Incident incident, DateTimeOffset now, AlertRules rules) => incident.Severity < AlertSeverity.Critical && rules.Quiet.Hold(now);

    /// <summary>The incident after a step.</summary>
    public static Incident After(Incident incident, AlertStep step, AlertOutcome outcome) => outcome switch
    {
        AlertOutcome.Told told => Told(incident, step, told.Reference),
        AlertOutcome.Gone when step.Reference is not null => incident with { Told = [.. incident.Told.Where(told => told.Way != step.Way || told.Reference != step.Reference)] },
        _ => step is { Way: AlertWay.Channel, Reference: null } ? incident with { ChannelIsAway = true } : incident,
    };

    private static Incident Told(Incident incident, AlertStep step, string reference)
    {
        // The webhook knows an incident by one name, whatever round it is.
        var others = incident.Told.Where(told => told.Way != step.Way || told.Reference != reference);
        return incident with
        {
            Told = [.. others.Append(new Telling(step.Way, reference, step.Incident.Phase, step.Round)).TakeLast(MostTold)],
            ChannelIsAway = step.Way != AlertWay.Channel && incident.ChannelIsAway,
        };
    }

    // The channel first, then the webhook, then both again and again.
    private static int RoundAt(AlertWay way, TimeSpan passed, Incident incident, AlertRules rules)
    {
        var lead = rules.Ways.Count > 1 && !incident.ChannelIsAway ? rules.WebhookAfter : TimeSpan.Zero;
        var rounds = passed < lead ? 0 : 1 + (int)((passed - lead) / rules.AgainAfter);
        return way == AlertWay.Channel ? Math.Max(1, rounds) : rounds;
    }
}
