using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using ChatAgency.Classifying.Reading;

namespace ChatAgency.Grains.Routing;

/// <summary>
/// Which words a message has, as numbers that tell nobody the words: enough to know a message like it again. A number is
/// 32 bits of a hash of the workspace and the word in lower case, so that two workspaces' numbers cannot be compared.
/// </summary>
internal static class Fingerprint
{
    /// <summary>A message of fewer different words says too little by itself.</summary>
    public const int Fewest = 3;

    /// <summary>From this likeness on two messages are alike: of ten words one may be another.</summary>
    public const double Alike = 0.8;

    /// <summary>Of a long message the smallest numbers stand for all.</summary>
    private const int Most = 64;

    // Words further in than this say little more, and routing must stay cheap.
    private const int Longest = 4_000;

    // Scripts that put no space between words stand from here on; there each pair of neighbouring signs is a word.
    private const char Unspaced = '\u2E80';

    /// <summary>The numbers of a message, in rising order.</summary>
    /// <param name="body">Its text without mentions.</param>
    /// <param name="workspace">The workspace whose lessons they are compared with.</param>
    public static ImmutableArray<uint> Of(ReadOnlySpan<char> body, string workspace)
    {
        if (body.Length > Longest) body = body[..Longest];
        var numbers = new SortedSet<uint>();
        foreach (var range in new WordRanges(body))
        {
            var word = body[range];
            var step = word[0] < Unspaced || word.Length < 2 ? word.Length : 2;
            for (var at = 0; at + step <= word.Length; at++) numbers.Add(Number(word.Slice(at, step), workspace));
        }

        return [.. numbers.Take(Most)];
    }

    /// <summary>The share of the words of either that both have, 0 to 1; of long messages an estimate by the smallest numbers of both.</summary>
    public static double Likeness(ImmutableArray<uint> one, ImmutableArray<uint> other)
    {
        var (all, both) = (0, 0);
        for (int i = 0, j = 0; all < Most && (i < one.Length || j < other.Length); all++)
        {
            var order = i == one.Length ? 1 : j == other.Length ? -1 : one[i].CompareTo(other[j]);
            if (order == 0) both++;
            if (order <= 0) i++;
            if (order >= 0) j++;
        }

        return all == 0 ? 0 : (double)both / all;
    }

    private static uint Number(ReadOnlySpan<char> word, string workspace)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes($"{workspace}\n{word.ToString().ToLowerInvariant()}"), hash);
        return BinaryPrimitives.ReadUInt32BigEndian(hash);
    }
}
