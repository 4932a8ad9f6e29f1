namespace ChatAgency.Storage.Monitoring;

/// <summary>What <see cref="StoreProbe"/> writes, as stored.</summary>
internal sealed record ProbeRecord
{
    /// <summary>When it was written.</summary>
    public DateTimeOffset WrittenAt { get; init; }
}
