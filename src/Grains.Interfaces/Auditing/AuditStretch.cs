using ChatAgency.Core.Auditing;

namespace ChatAgency.Grains.Interfaces.Auditing;

/// <summary>Records of a chain that follow each other, as the store has them at this moment.</summary>
/// <param name="Records">In their order; empty where the store has none of them any more.</param>
/// <param name="Next">The number to go on from; null at the chain's end.</param>
[GenerateSerializer, Immutable, Alias("ChatAgency.AuditStretch")]
public sealed record AuditStretch([property: Id(0)] IReadOnlyList<AuditRecord> Records, [property: Id(1)] long? Next);
