using System.Buffers.Binary;
using System.Text;

namespace ChatAgency.Storage.Encrypting.Sealing;

/// <summary>Where a record stands: it opens nowhere else.</summary>
internal readonly record struct Place(string StateName, GrainId Grain)
{
    /// <summary>The header, then both names; the length of the first keeps them apart.</summary>
    internal byte[] Bind(ReadOnlySpan<byte> header)
    {
        var grain = Grain.ToString();
        var (first, second) = (Encoding.UTF8.GetByteCount(StateName), Encoding.UTF8.GetByteCount(grain));
        var bound = new byte[header.Length + sizeof(int) + first + second];
        header.CopyTo(bound);
        var rest = bound.AsSpan(header.Length);
        BinaryPrimitives.WriteInt32BigEndian(rest, first);
        Encoding.UTF8.GetBytes(StateName, rest[sizeof(int)..]);
        Encoding.UTF8.GetBytes(grain, rest[(sizeof(int) + first)..]);
        return bound;
    }
}
