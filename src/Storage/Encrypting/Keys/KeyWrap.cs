using System.Security.Cryptography;
using ChatAgency.Storage.Encrypting.Ring;
using ChatAgency.Storage.Encrypting.Sealing;
using Microsoft.AspNetCore.DataProtection;

namespace ChatAgency.Storage.Encrypting.Keys;

/// <summary>Data keys under the protection of the ring, each for its scope and its name alone: none can be put in another's place.</summary>
internal sealed class KeyWrap(KeyRing ring)
{
    internal async Task<WrappedKey> WrapAsync(string scope, DataKey key)
    {
        var open = await ring.Open(CancellationToken.None).ConfigureAwait(false);
        return new WrappedKey(key.Id.ToString(), key.MadeAt, For(open, scope, key.Id.ToString()).Protect(key.Bytes));
    }

    /// <exception cref="InvalidDataException">A key of the record cannot be unwrapped.</exception>
    internal async Task<KeySet> UnwrapAsync(string scope, KeyRecord record, string? etag)
    {
        var keys = new List<DataKey>(record.Keys.Count);
        foreach (var key in record.Keys) keys.Add(new DataKey(IdOf(key.Id), key.MadeAt, await UnwrapAsync(scope, key).ConfigureAwait(false)));
        return new KeySet([.. keys], [.. record.Destroyed.Select(static key => IdOf(key.Id))], etag);
    }

    private async Task<byte[]> UnwrapAsync(string scope, WrappedKey key)
    {
        var open = await ring.Open(CancellationToken.None).ConfigureAwait(false);
        try
        {
            return For(open, scope, key.Id).Unprotect(key.Wrapped);
        }
        catch (CryptographicException)
        {
            // Another silo may have prolonged the ring since.
            return UnwrapFinally(scope, key, await ring.OpenAgain(open, CancellationToken.None).ConfigureAwait(false));
        }
    }

    private static byte[] UnwrapFinally(string scope, WrappedKey key, OpenRing open)
    {
        try
        {
            return For(open, scope, key.Id).Unprotect(key.Wrapped);
        }
        catch (CryptographicException exception)
        {
            throw new InvalidDataException($"Data key {key.Id} was changed, or is of another key ring.", exception);
        }
    }

    private static KeyId IdOf(string text) => KeyId.TryParse(text) ?? throw new InvalidDataException("A data key has no name.");

    private static IDataProtector For(OpenRing open, string scope, string id) => open.Protection.CreateProtector("ChatAgency: data key 1", scope, id);
}
