namespace ChatAgency.Storage.Monitoring;

/// <summary>Whether the store keeps what was accepted.</summary>
public enum StoragePromise
{
    /// <summary>Over the end of the process and a power cut alike.</summary>
    Kept = 0,

    /// <summary>Not over a power cut, or not even over the end of the process.</summary>
    Reduced = 1,

    /// <summary>The store does not say how it is set.</summary>
    Unknown = 2,
}
