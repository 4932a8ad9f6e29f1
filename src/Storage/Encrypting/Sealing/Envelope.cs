using System.Buffers.Binary;
using System.Security.Cryptography;

namespace ChatAgency.Storage.Encrypting.Sealing;

/// <summary>
/// The form of an encrypted record: a mark of four bytes, the key's name, and what <see cref="Seal"/> makes of the rest. The
/// mark begins with a byte that no text in UTF-8 has in it, so that no JSON is taken for one.
/// </summary>
internal static class Envelope
{
    private const int HeaderLength = 4 + KeyId.Length;

    private static ReadOnlySpan<byte> Mark => [0xC1, (byte)'C', (byte)'A', 1];

    internal static bool IsOne(ReadOnlySpan<byte> stored) => stored.StartsWith(Mark);

    internal static byte[] Close(KeyId id, ReadOnlySpan<byte> key, Place place, ReadOnlySpan<byte> plain)
    {
        var stored = new byte[HeaderLength + Seal.Overhead + plain.Length];
        Mark.CopyTo(stored);
        BinaryPrimitives.WriteUInt64BigEndian(stored.AsSpan(Mark.Length), id.Value);
        Seal.Close(key, place.Bind(stored.AsSpan(0, HeaderLength)), plain, stored.AsSpan(HeaderLength));
        return stored;
    }

    /// <exception cref="InvalidDataException">It ends within its header.</exception>
    internal static KeyId KeyOf(ReadOnlySpan<byte> stored) => stored.Length >= HeaderLength
        ? new KeyId(BinaryPrimitives.ReadUInt64BigEndian(stored[Mark.Length..]))
        : throw new InvalidDataException("An encrypted record is cut off.");

    /// <exception cref="InvalidDataException">It was changed, stands in another place than it was written to, or has another key.</exception>
    internal static byte[] Open(ReadOnlySpan<byte> key, Place place, ReadOnlySpan<byte> stored)
    {
        try
        {
            return Seal.Open(key, place.Bind(stored[..HeaderLength]), stored[HeaderLength..]);
        }
        catch (CryptographicException exception)
        {
            throw new InvalidDataException("An encrypted record was changed, moved or cut.", exception);
        }
    }
}
