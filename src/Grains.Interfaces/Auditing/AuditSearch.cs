using ChatAgency.Core.Auditing;

namespace ChatAgency.Grains.Interfaces.Auditing;

/// <summary>Which records are wanted.</summary>
/// <param name="From">None that was kept earlier.</param>
/// <param name="To">None that was kept then or later.</param>
/// <param name="Kind">Only these; null for all.</param>
/// <param name="After">Only those after this place; null for all.</param>
/// <param name="Limit">So many at most.</param>
[GenerateSerializer, Immutable, Alias("ChatAgency.AuditSearch")]
public sealed record AuditSearch(
    [property: Id(0)] DateTimeOffset From,
    [property: Id(1)] DateTimeOffset To,
    [property: Id(2)] AuditKind? Kind,
    [property: Id(3)] AuditPlace? After,
    [property: Id(4)] int Limit);
