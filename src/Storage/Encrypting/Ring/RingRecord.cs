namespace ChatAgency.Storage.Encrypting.Ring;

/// <summary>The key ring, as stored.</summary>
internal sealed class RingRecord
{
    /// <summary>The name of the configured key that locked it.</summary>
    public string LockedBy { get; set; } = "";

    /// <summary>The ring's keys as ASP.NET Data Protection writes them, locked; null where there is no ring.</summary>
    public byte[]? Locked { get; set; }
}
