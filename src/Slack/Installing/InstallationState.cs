using System.Collections.Immutable;
using ChatAgency.Core.Auditing;
using ChatAgency.Grains.Interfaces.Installing;

namespace ChatAgency.Slack.Installing;

/// <summary>A workspace's installation, as stored.</summary>
internal sealed record InstallationState
{
    /// <summary>What is held; null where nothing is.</summary>
    public Installation? Held { get; init; }

    /// <summary>When the last one was removed; null where none was since.</summary>
    public DateTimeOffset? RemovedAt { get; init; }

    /// <summary>What the audit has not taken yet.</summary>
    public ImmutableArray<AuditEvent> Unrecorded { get; init; } = [];
}
