using ChatAgency.Core.Auditing;

namespace ChatAgency.Grains.Interfaces.Auditing;

/// <summary>What a chain has of what was searched.</summary>
/// <param name="Records">In their order.</param>
/// <param name="Reached">How far it was looked, where there is more to look at; null where there is not.</param>
[GenerateSerializer, Immutable, Alias("ChatAgency.AuditFound")]
public sealed record AuditFound([property: Id(0)] IReadOnlyList<AuditRecord> Records, [property: Id(1)] AuditPlace? Reached);
