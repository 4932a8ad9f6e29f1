using System.Collections.Immutable;

namespace ChatAgency.Core.Alerting;

/// <summary>All incidents of a cluster, and what healed and was not told yet: the one record of its alerts. Pure.</summary>
public sealed record AlertBoard
{
    /// <summary>Nothing ever went wrong.</summary>
    public static AlertBoard Empty { get; } = new();

    // What is over is kept for whoever asks what happened in the night.
    private const int MostOver = 50;
    private const int MostGathered = 50;

    // Operators who cannot be reached for so long are not told any more that it is over.
    private static readonly TimeSpan TellsEndFor = TimeSpan.FromHours(1);

    /// <summary>Open incidents and the latest that are over, in the order in which they were opened.</summary>
    public ImmutableArray<Incident> Incidents { get; init; } = [];

    /// <summary>What healed, one line a key.</summary>
    public ImmutableArray<AlertReport> Gathered { get; init; } = [];

    /// <summary>When the first of them came; null where there is none.</summary>
    public DateTimeOffset? GatheredSince { get; init; }

    /// <summary>Takes reports in: each opens its key's incident, or is counted there.</summary>
    /// <param name="reports">What was seen.</param>
    /// <param name="now">The time.</param>
    /// <param name="draw">Makes the name of a new incident.</param>
    public AlertBoard Report(IEnumerable<AlertReport> reports, DateTimeOffset now, Func<string> draw) =>
        reports.Aggregate(this, (board, report) => report.Severity == AlertSeverity.Info ? board.Gather(report, now) : board.See(report, now, draw));

    /// <summary>Somebody looks after an incident; the first who said so stays. Null where none of this name is open.</summary>
    public AlertBoard? Acknowledge(string incident, string by, DateTimeOffset now)
    {
        if (Incidents.FirstOrDefault(one => one.Id == incident && one.Phase != IncidentPhase.Resolved) is not { } found) return null;
        return found.Phase == IncidentPhase.Acknowledged ? this : With(found with { Phase = IncidentPhase.Acknowledged, AcknowledgedBy = by, AcknowledgedAt = now });
    }

    /// <summary>What time alone brings: incidents that were not seen any more are over, and those that waited for morning start.</summary>
    public AlertBoard Settled(DateTimeOffset now, AlertRules rules)
    {
        var board = this;
        foreach (var incident in Incidents.Where(static one => one.Phase != IncidentPhase.Resolved))
        {
            if (now - incident.SeenAt >= rules.ResolveAfter) board = board.Resolve(incident, now);
            else if (incident.StartedAt is null && !Escalation.IsHeld(incident, now, rules)) board = board.With(incident with { StartedAt = now });
        }

        return board;
    }

    /// <summary>All that is due now.</summary>
    public IReadOnlyList<AlertStep> Due(DateTimeOffset now, AlertRules rules) =>
        [.. Incidents.Where(one => one.ResolvedAt is not { } over || now - over < TellsEndFor).SelectMany(one => Escalation.Due(one, now, rules))];

    /// <summary>True where what healed is to be told now.</summary>
    public bool IsGatheringOver(DateTimeOffset now, AlertRules rules) => GatheredSince is { } since && now - since >= rules.GatherFor && !rules.Quiet.Hold(now);

    /// <summary>The board after a step; unchanged where the incident is not on it any more.</summary>
    public AlertBoard After(AlertStep step, AlertOutcome outcome) =>
        Incidents.FirstOrDefault(one => one.Id == step.Incident.Id) is { } incident ? With(Escalation.After(incident, step, outcome)) : this;

    /// <summary>The board without what was told of these; what came meanwhile stays.</summary>
    public AlertBoard Forget(IReadOnlyList<AlertReport> told, DateTimeOffset now)
    {
        var counts = told.ToDictionary(static one => one.Key, static one => one.Count);
        ImmutableArray<AlertReport> left = [.. Gathered.Select(one => one with { Count = one.Count - counts.GetValueOrDefault(one.Key) }).Where(static one => one.Count > 0)];
        return this with { Gathered = left, GatheredSince = left.IsEmpty ? null : now };
    }

    /// <summary>
    /// What the store has and what was seen while it could not be read, as one. An incident of the store stays the one of its
    /// key, and posts that were made meanwhile become its own.
    /// </summary>
    public AlertBoard Joined(AlertBoard seen)
    {
        var board = this with { Gathered = Merged(Gathered, seen.Gathered), GatheredSince = GatheredSince ?? seen.GatheredSince };
        foreach (var incident in seen.Incidents)
        {
            if (board.Incidents.FirstOrDefault(one => one.Id == incident.Id) is { } same) board = board.With(Later(same, incident));
            else if (incident.Phase != IncidentPhase.Resolved && board.OpenOf(incident.Key) is { } open) board = board.With(Later(open, incident) with { Count = open.Count + incident.Count });
            else board = board with { Incidents = [.. board.Incidents.Add(incident).OrderBy(static one => one.OpenedAt)] };
        }

        return board.Trimmed();
    }

    private Incident? OpenOf(string key) => Incidents.FirstOrDefault(one => one.Key == key && one.Phase != IncidentPhase.Resolved);

    private AlertBoard See(AlertReport report, DateTimeOffset now, Func<string> draw)
    {
        if (OpenOf(report.Key) is not { } open)
        {
            var opened = new Incident { Id = draw(), Key = report.Key, Severity = report.Severity, Summary = report.Summary, OpenedAt = now, SeenAt = now, Count = report.Count };
            return (this with { Incidents = Incidents.Add(opened) }).Trimmed();
        }

        return With(open with { Severity = report.Severity > open.Severity ? report.Severity : open.Severity, Summary = report.Summary, SeenAt = now, Count = open.Count + report.Count });
    }

    private AlertBoard Gather(AlertReport report, DateTimeOffset now) =>
        this with { Gathered = Merged(Gathered, [report]), GatheredSince = GatheredSince ?? now };

    private AlertBoard Resolve(Incident incident, DateTimeOffset now)
    {
        var board = With(incident with { Phase = IncidentPhase.Resolved, ResolvedAt = now });
        // Nobody was woken for it, and nobody should have to look for it either.
        return incident is { Told.IsEmpty: true, Phase: IncidentPhase.Open } ? board.Gather(new AlertReport(incident.Key, AlertSeverity.Info, $"over before anybody was told: {incident.Summary}", incident.Count), now) : board;
    }

    private AlertBoard With(Incident incident) => this with { Incidents = [.. Incidents.Select(one => one.Id == incident.Id ? incident : one)] };

    private AlertBoard Trimmed()
    {
        var tooMany = Incidents.Count(static one => one.Phase == IncidentPhase.Resolved) - MostOver;
        return tooMany <= 0 ? this : this with { Incidents = [.. Incidents.Except(Incidents.Where(static one => one.Phase == IncidentPhase.Resolved).Take(tooMany))] };
    }

    private static Incident Later(Incident stored, Incident seen) => stored with
    {
        Severity = seen.Severity > stored.Severity ? seen.Severity : stored.Severity,
        Summary = seen.SeenAt > stored.SeenAt ? seen.Summary : stored.Summary,
        SeenAt = seen.SeenAt > stored.SeenAt ? seen.SeenAt : stored.SeenAt,
        Count = Math.Max(stored.Count, seen.Count),
        Phase = seen.Phase > stored.Phase ? seen.Phase : stored.Phase,
        StartedAt = stored.StartedAt ?? seen.StartedAt,
        AcknowledgedBy = stored.AcknowledgedBy ?? seen.AcknowledgedBy,
        AcknowledgedAt = stored.AcknowledgedAt ?? seen.AcknowledgedAt,
        ResolvedAt = stored.ResolvedAt ?? seen.ResolvedAt,
        Told = [.. stored.Told.Concat(seen.Told).GroupBy(static told => (told.Way, told.Reference)).Select(static group => group.MaxBy(static told => (told.Shown, told.Round))!)],
    };

    private static ImmutableArray<AlertReport> Merged(ImmutableArray<AlertReport> before, ImmutableArray<AlertReport> more) =>
        [.. before.Concat(more).GroupBy(static one => one.Key).Select(static group => group.Aggregate(static (one, later) => one.With(later))).Take(MostGathered)];
}
