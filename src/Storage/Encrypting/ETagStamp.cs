using ChatAgency.Storage.Encrypting.Sealing;

namespace ChatAgency.Storage.Encrypting;

/// <summary>
/// The ETag of an encrypted record: the store's own, and the name of the key behind it. So whoever holds a record since
/// before an erasure is known by its ETag, and cannot write the erased words again under a new key.
/// </summary>
internal static class ETagStamp
{
    private const char Between = '@';

    internal static string? Put(string? etag, KeyId key) => etag is null ? null : $"{etag}{Between}{key}";

    internal static (string? ETag, KeyId? Key) Split(string? stamped)
    {
        if (stamped is null) return (null, null);
        var at = stamped.LastIndexOf(Between);
        return at >= 0 && KeyId.TryParse(stamped.AsSpan(at + 1)) is { } key ? (stamped[..at], key) : (stamped, null);
    }
}
