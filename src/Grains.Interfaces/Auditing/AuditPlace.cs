namespace ChatAgency.Grains.Interfaces.Auditing;

/// <summary>Where a record stands among those of all chains: by time, then by chain and number.</summary>
/// <param name="At">When it was kept.</param>
/// <param name="Chain">Its chain.</param>
/// <param name="Sequence">Its number there.</param>
[GenerateSerializer, Immutable, Alias("ChatAgency.AuditPlace")]
public sealed record AuditPlace([property: Id(0)] DateTimeOffset At, [property: Id(1)] int Chain, [property: Id(2)] long Sequence)
{
    /// <summary>The order of time.</summary>
    public static IComparer<AuditPlace> OldestFirst { get; } =
        Comparer<AuditPlace>.Create(static (one, other) => (one.At, one.Chain, one.Sequence).CompareTo((other.At, other.Chain, other.Sequence)));

    /// <summary>Back in time.</summary>
    public static IComparer<AuditPlace> NewestFirst { get; } = Comparer<AuditPlace>.Create(static (one, other) => OldestFirst.Compare(other, one));
}
