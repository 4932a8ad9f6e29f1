using ChatAgency.Core.Auditing;

namespace ChatAgency.Grains.Interfaces.Auditing;

/// <summary>Which records are wanted.</summary>
/// <param name="From">None that was kept earlier.</param>
/// <param name="To">None that was kept then or later.</param>
/// <param name="Kind">Only these; null for all.</param>
/// <param name="After">Only those that follow this place in the order that is wanted; null for all.</param>
/// <param name="Limit">So many at most.</param>
/// <param name="NewestFirst">True for the newest first; else the oldest.</param>
[GenerateSerializer, Immutable, Alias("ChatAgency.AuditSearch")]
public sealed record AuditSearch(
    [property: Id(0)] DateTimeOffset From,
    [property: Id(1)] DateTimeOffset To,
    [property: Id(2)] AuditKind? Kind,
    [property: Id(3)] AuditPlace? After,
    [property: Id(4)] int Limit,
    [property: Id(5)] bool NewestFirst = false)
{
    /// <summary>The order that is wanted.</summary>
    public IComparer<AuditPlace> Order => NewestFirst ? AuditPlace.NewestFirst : AuditPlace.OldestFirst;
}
