using ChatAgency.Grains.Interfaces.Finding;

namespace ChatAgency.Grains.Finding;

/// <summary>
/// Says of a page's facets which are surely not among them (a Bloom filter): of 64 entries with seven facets each one in fifty
/// that is not there is taken for one that may be, which costs the reading of a page.
/// </summary>
internal static class FacetFilter
{
    private const int Bytes = 512;
    private const int Probes = 4;

    public static byte[] Of(IEnumerable<RegisterEntry> entries)
    {
        var filter = new byte[Bytes];
        foreach (var entry in entries)
        {
            foreach (var facet in Facets.Of(entry))
            {
                var (place, stride) = Start(facet);
                for (var i = 0; i < Probes; i++, place += stride) filter[(place / 8) % Bytes] |= (byte)(1 << (int)(place % 8));
            }
        }

        return filter;
    }

    public static bool MayHave(byte[] filter, string facet) => MayHave(filter, Start(facet));

    /// <summary>The same for a facet that many filters are asked for.</summary>
    public static bool MayHave(byte[] filter, (uint Place, uint Stride) start)
    {
        var (place, stride) = start;
        for (var i = 0; i < Probes; i++, place += stride)
        {
            if ((filter[(place / 8) % Bytes] & (1 << (int)(place % 8))) == 0) return false;
        }

        return true;
    }

    /// <summary>FNV-1a with a last stir: the same in every process and for ever, since what is stored rests on it.</summary>
    public static ulong Hash(string text)
    {
        var hash = 14695981039346656037UL;
        foreach (var letter in text)
        {
            hash = (hash ^ (byte)letter) * 1099511628211UL;
            hash = (hash ^ (byte)(letter >> 8)) * 1099511628211UL;
        }

        hash ^= hash >> 33;
        hash *= 0xff51afd7ed558ccdUL;
        return hash ^ (hash >> 33);
    }

    /// <summary>Where a facet's bits begin, and how far apart they are.</summary>
    public static (uint Place, uint Stride) Start(string facet)
    {
        var hash = Hash(facet);
        return ((uint)hash, (uint)(hash >> 32) | 1);
    }
}
