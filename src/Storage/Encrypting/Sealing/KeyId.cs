using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;

namespace ChatAgency.Storage.Encrypting.Sealing;

/// <summary>The random name of a data key; text form: 16 hexadecimal digits.</summary>
internal readonly record struct KeyId(ulong Value)
{
    internal const int Length = sizeof(ulong);

    internal static KeyId New()
    {
        Span<byte> bytes = stackalloc byte[Length];
        RandomNumberGenerator.Fill(bytes);
        return new KeyId(BinaryPrimitives.ReadUInt64BigEndian(bytes));
    }

    internal static KeyId? TryParse(ReadOnlySpan<char> text) =>
        text.Length == 2 * Length && ulong.TryParse(text, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value) ? new KeyId(value) : null;

    public override string ToString() => Value.ToString("x16", CultureInfo.InvariantCulture);
}
