using System.Collections.Immutable;
using ChatAgency.Core.Auditing;
using ChatAgency.Grains.Interfaces.Auditing;

namespace ChatAgency.Grains.Auditing;

/// <summary>A page of a chain, as stored: the one that grows, or one that is full and does not change any more.</summary>
internal sealed record AuditPage
{
    /// <summary>How many records a full page has. Fixed: a record's number says its page.</summary>
    public const int Full = 64;

    /// <summary>Its number; the first record has <see cref="Full"/> times it.</summary>
    public long Number { get; init; }

    /// <summary>In their order.</summary>
    public ImmutableArray<AuditRecord> Records { get; init; } = [];

    /// <summary>Where a record stands.</summary>
    public static AuditPlace PlaceOf(AuditRecord record) => new(record.KeptAt, record.Chain, record.Sequence);
}
