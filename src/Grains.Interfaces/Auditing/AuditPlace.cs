namespace ChatAgency.Grains.Interfaces.Auditing;

/// <summary>Where a record stands among those of all chains: by time, then by chain and number.</summary>
/// <param name="At">When it was kept.</param>
/// <param name="Chain">Its chain.</param>
/// <param name="Sequence">Its number there.</param>
[GenerateSerializer, Immutable, Alias("ChatAgency.AuditPlace")]
public sealed record AuditPlace([property: Id(0)] DateTimeOffset At, [property: Id(1)] int Chain, [property: Id(2)] long Sequence)
{
    /// <summary>True where this one comes later.</summary>
    public bool IsAfter(AuditPlace other) => (At, Chain, Sequence).CompareTo((other.At, other.Chain, other.Sequence)) > 0;
}
