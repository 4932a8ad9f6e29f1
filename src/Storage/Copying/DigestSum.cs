using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using ChatAgency.Storage.Moving;

namespace ChatAgency.Storage.Copying;

/// <summary>One hash of many records, whatever their order; no record may come twice.</summary>
internal sealed class DigestSum
{
    private readonly byte[] _sum = new byte[SHA256.HashSizeInBytes];

    /// <summary>The hash of one record with its name.</summary>
    internal static byte[] Of(RecordName name, ReadOnlySpan<byte> body)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        // No name has a zero in it.
        hash.AppendData(Encoding.UTF8.GetBytes($"{name.State}\0{name.Grain}\0"));
        hash.AppendData(body);
        return hash.GetHashAndReset();
    }

    internal void Add(ReadOnlySpan<byte> hash)
    {
        var sum = MemoryMarshal.Cast<byte, ulong>(_sum.AsSpan());
        var more = MemoryMarshal.Cast<byte, ulong>(hash);
        for (var i = 0; i < sum.Length; i++) sum[i] ^= more[i];
    }

    public override string ToString() => Convert.ToHexStringLower(_sum);
}
