using System.Buffers.Binary;
using System.Security.Cryptography;
using Orleans;

namespace ChatAgency.Core.Failures;

/// <summary>
/// The short code that a person sees when something failed: <c>E-</c> and 8 characters of Crockford's base32, 40
/// random bits, by which log lines, traces and records are found.
/// </summary>
[GenerateSerializer, Immutable, Alias("ChatAgency.ErrorId")]
public readonly record struct ErrorId([property: Id(0)] string Value)
{
    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    /// <summary>Draws a new one.</summary>
    public static ErrorId New() => From(BinaryPrimitives.ReadUInt64LittleEndian(RandomNumberGenerator.GetBytes(8)));

    /// <summary>The one that a given draw makes; only the low 40 bits count.</summary>
    public static ErrorId From(ulong bits) => new(string.Create(10, bits, static (text, value) =>
    {
        text[0] = 'E';
        text[1] = '-';
        for (var i = 2; i < text.Length; i++, value >>= 5) text[i] = Alphabet[(int)(value & 31)];
    }));

    /// <summary>The code as shown.</summary>
    public override string ToString() => Value;
}
