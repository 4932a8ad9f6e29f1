using System.Security.Cryptography;
using ChatAgency.Storage.Encrypting.Sealing;

namespace ChatAgency.Storage.Encrypting.Ring;

/// <summary>The keys from the configuration: the first locks the ring, any opens it.</summary>
internal sealed class MasterKeys
{
    private static readonly char[] Between = [',', ' ', '\n', '\r', '\t'];

    private readonly IReadOnlyList<(string Name, byte[] Key)> _keys;

    /// <param name="key">As configured, and valid.</param>
    /// <param name="previous">The same, several.</param>
    internal MasterKeys(string key, string? previous) => _keys = [.. Listed(previous).Prepend(key).Select(Convert.FromBase64String).Select(static bytes => (NameOf(bytes), bytes))];

    /// <summary>The name of the key that locks.</summary>
    internal string Current => _keys[0].Name;

    internal static bool IsKey(string text)
    {
        Span<byte> bytes = stackalloc byte[Seal.KeyLength + 1];
        return Convert.TryFromBase64String(text, bytes, out var length) && length == Seal.KeyLength;
    }

    internal static string[] Listed(string? keys) => keys?.Split(Between, StringSplitOptions.RemoveEmptyEntries) ?? [];

    internal byte[] Lock(ReadOnlySpan<byte> bound, ReadOnlySpan<byte> plain)
    {
        var locked = new byte[plain.Length + Seal.Overhead];
        Seal.Close(_keys[0].Key, bound, plain, locked);
        return locked;
    }

    /// <summary>Null where no key of this name is configured.</summary>
    /// <exception cref="CryptographicException">What is locked was changed.</exception>
    internal byte[]? Unlock(string name, ReadOnlySpan<byte> bound, ReadOnlySpan<byte> locked) =>
        _keys.FirstOrDefault(key => key.Name == name) is { Key: { } key } ? Seal.Open(key, bound, locked) : null;

    /// <summary>Tells keys apart and nothing of them: they are random, so their hash gives no hold.</summary>
    private static string NameOf(byte[] key) => Convert.ToHexStringLower(HMACSHA256.HashData(key, "ChatAgency: name of a key"u8))[..16];
}
