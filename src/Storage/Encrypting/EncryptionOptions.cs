namespace ChatAgency.Storage.Encrypting;

/// <summary>Whether and with what records are encrypted in the store. Bound from <c>Storage:Encryption</c>.</summary>
public sealed class EncryptionOptions
{
    /// <summary>The configuration section: <c>Storage:Encryption</c>.</summary>
    public const string Section = "Storage:Encryption";

    /// <summary>
    /// True: what is written is encrypted from now on; records from before are read, and encrypted when they are next
    /// written. False, the default: nothing is encrypted. A store that has encrypted records is refused at the start unless
    /// <c>Key</c> is set; then they are read, and written in plain when they are next written.
    /// </summary>
    public bool Enabled { get; set; }

    /// <summary>
    /// The key that locks the key ring (<c>STORAGE_ENCRYPTION_KEY</c>): 32 random bytes in Base64, as
    /// <c>openssl rand -base64 32</c> makes them. Every silo has the same. Without it nothing in the store can be read again.
    /// </summary>
    public string? Key { get; set; }

    /// <summary>
    /// Keys that also open the ring, separated by commas. The way to change <c>Key</c>: with the old one here, the ring is
    /// locked anew with the new one at the next start.
    /// </summary>
    public string? PreviousKeys { get; set; }

    /// <summary>After how many days a workspace's next write uses a new key, and the ring takes a new one. Older keys go on reading what they wrote. Default 90, from 1 to 3650.</summary>
    public int RotateAfterDays { get; set; } = 90;
}
