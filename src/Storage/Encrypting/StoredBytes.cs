namespace ChatAgency.Storage.Encrypting;

/// <summary>A record's body as the store keeps it, whatever is in it.</summary>
internal sealed class StoredBytes
{
    /// <summary>Null where there is no record.</summary>
    public BinaryData? Body { get; init; }
}
