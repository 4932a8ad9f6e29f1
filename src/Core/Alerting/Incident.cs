using System.Collections.Immutable;
using Orleans;

namespace ChatAgency.Core.Alerting;

/// <summary>One thing that went wrong, from the first time it was seen until it was not seen any more.</summary>
[GenerateSerializer, Immutable, Alias("ChatAgency.Incident")]
public sealed record Incident
{
    /// <summary>Names this incident; random.</summary>
    [Id(0)] public required string Id { get; init; }

    /// <summary>What it is of; one incident of a key is open at a time.</summary>
    [Id(1)] public required string Key { get; init; }

    /// <summary>The highest that was reported.</summary>
    [Id(2)] public required AlertSeverity Severity { get; init; }

    /// <summary>The latest line about it.</summary>
    [Id(3)] public required string Summary { get; init; }

    /// <summary>When it was seen first.</summary>
    [Id(4)] public required DateTimeOffset OpenedAt { get; init; }

    /// <summary>When it was seen last.</summary>
    [Id(5)] public required DateTimeOffset SeenAt { get; init; }

    /// <summary>How often it was seen.</summary>
    [Id(6)] public long Count { get; init; }

    /// <summary>Where it is.</summary>
    [Id(7)] public IncidentPhase Phase { get; init; }

    /// <summary>From when on operators are told: the end of quiet hours where it began in them; null while those last.</summary>
    [Id(8)] public DateTimeOffset? StartedAt { get; init; }

    /// <summary>Who looks after it; null for nobody.</summary>
    [Id(9)] public string? AcknowledgedBy { get; init; }

    /// <summary>Since when.</summary>
    [Id(10)] public DateTimeOffset? AcknowledgedAt { get; init; }

    /// <summary>When it was over.</summary>
    [Id(11)] public DateTimeOffset? ResolvedAt { get; init; }

    /// <summary>True while the channel could not be reached: the webhook does not wait for it.</summary>
    [Id(12)] public bool ChannelIsAway { get; init; }

    /// <summary>What stands with operators.</summary>
    [Id(13)] public ImmutableArray<Telling> Told { get; init; } = [];

    /// <summary>The round that was told last by this way; 0 for none.</summary>
    public int RoundOf(AlertWay way) => Told.Where(told => told.Way == way).Select(static told => told.Round).DefaultIfEmpty().Max();
}
