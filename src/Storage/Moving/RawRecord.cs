namespace ChatAgency.Storage.Moving;

/// <summary>A record as it lies in a store: nobody looks into its bytes, which may be encrypted.</summary>
/// <param name="Name">What it is found by.</param>
/// <param name="Version">The store's own word for the version.</param>
/// <param name="Body">Its bytes; never empty.</param>
public sealed record RawRecord(RecordName Name, string Version, ReadOnlyMemory<byte> Body);
