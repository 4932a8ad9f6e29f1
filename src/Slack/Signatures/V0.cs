using System.Buffers;
using System.Security.Cryptography;
using System.Text;

namespace ChatAgency.Slack.Signatures;

/// <summary>The arithmetic of Slack's signature scheme v0: <c>v0=</c> and the hex of HMAC-SHA256 over <c>v0:{time}:{body}</c>.</summary>
internal static class V0
{
    /// <summary><c>v0=</c> and 64 digits of hex.</summary>
    public const int Length = 67;

    /// <summary>Compares with each secret; the time it takes tells nothing about how much of the signature was right.</summary>
    public static bool Matches(byte[][] secrets, string? timestamp, string? signature, ReadOnlySpan<byte> body)
    {
        if (secrets.Length == 0 || timestamp is null || signature is not { Length: Length }) return false;
        Span<byte> given = stackalloc byte[Length];
        if (Encoding.ASCII.GetBytes(signature, given) != Length) return false;
        var length = 4 + timestamp.Length + body.Length;
        var rented = ArrayPool<byte>.Shared.Rent(length);
        try
        {
            var signed = rented.AsSpan(0, length);
            Join(timestamp, body, signed);
            return AnyMatches(secrets, signed, given);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(rented, clearArray: true);
        }
    }

    /// <summary>The signature that Slack would send; for tests and tools.</summary>
    public static string Sign(byte[] secret, string timestamp, ReadOnlySpan<byte> body)
    {
        var signed = new byte[4 + timestamp.Length + body.Length];
        Join(timestamp, body, signed);
        Span<byte> signature = stackalloc byte[Length];
        Write(secret, signed, signature);
        return Encoding.ASCII.GetString(signature);
    }

    private static void Join(string timestamp, ReadOnlySpan<byte> body, Span<byte> signed)
    {
        "v0:"u8.CopyTo(signed);
        Encoding.ASCII.GetBytes(timestamp, signed[3..]);
        signed[3 + timestamp.Length] = (byte)':';
        body.CopyTo(signed[(4 + timestamp.Length)..]);
    }

    private static bool AnyMatches(byte[][] secrets, ReadOnlySpan<byte> signed, ReadOnlySpan<byte> given)
    {
        Span<byte> expected = stackalloc byte[Length];
        var matches = false;
        foreach (var secret in secrets)
        {
            if (secret.Length == 0) continue;
            Write(secret, signed, expected);
            matches |= CryptographicOperations.FixedTimeEquals(expected, given);
        }

        return matches;
    }

    private static void Write(byte[] secret, ReadOnlySpan<byte> signed, Span<byte> signature)
    {
        Span<byte> hash = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(secret, signed, hash);
        "v0="u8.CopyTo(signature);
        Convert.TryToHexStringLower(hash, signature[3..], out _);
    }
}
