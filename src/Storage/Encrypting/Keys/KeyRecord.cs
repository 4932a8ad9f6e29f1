namespace ChatAgency.Storage.Encrypting.Keys;

/// <summary>The data keys of one workspace, or of the installation, as stored.</summary>
internal sealed class KeyRecord
{
    /// <summary>The oldest first; the last one writes.</summary>
    public List<WrappedKey> Keys { get; set; } = [];

    /// <summary>The tombstone: keys that were, whose records are no records any more.</summary>
    public List<DestroyedKey> Destroyed { get; set; } = [];
}
