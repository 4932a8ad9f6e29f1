namespace ChatAgency.Classifying.Reading;

/// <summary>FNV-1a over UTF-16, and the finisher of MurmurHash3. The same on every machine, unlike <c>string.GetHashCode</c>.</summary>
internal static class Hashing
{
    public const uint Start = 2166136261;

    private const uint Prime = 16777619;

    public static uint Add(uint hash, char c) => (hash ^ c) * Prime;

    public static uint Of(ReadOnlySpan<char> text)
    {
        var hash = Start;
        foreach (var c in text) hash = Add(hash, c);
        return hash;
    }

    /// <summary>Two hashes as one; the order counts.</summary>
    public static uint Pair(uint first, uint second) => Finish(first * 31 + second, 7);

    /// <summary>Spreads a hash over all its bits, in a room of its own for each kind of term.</summary>
    public static uint Finish(uint hash, uint kind)
    {
        hash ^= kind * 0x9E3779B9;
        hash ^= hash >> 16;
        hash *= 0x85EBCA6B;
        hash ^= hash >> 13;
        hash *= 0xC2B2AE35;
        return hash ^ hash >> 16;
    }
}
