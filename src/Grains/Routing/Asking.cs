using System.Buffers;
using ChatAgency.Classifying.Reading;

namespace ChatAgency.Grains.Routing;

/// <summary>Whether a message goes on with what was said before it.</summary>
internal static class Asking
{
    private const int FollowUpWords = 14;

    private static readonly SearchValues<string> GoingOn = SearchValues.Create(
        ["and ", "and?", "but ", "also", "now ", "then ", "what about", "how about", "why", "no ", "no,", "yes", "ok", "hmm", "shorter", "longer", "again",
        "another", "more ", "less ", "make it", "make the", "can you also", "could you also", "same ", "that ", "this ", "it ", "try ", "instead", "not ", "use ", "add ",
        "the second", "the first", "the last", "und ", "aber ", "jetzt", "noch ", "et ", "mais ", "y ", "pero ", "e ", "ma "],
        StringComparison.OrdinalIgnoreCase);

    /// <summary>True for a short message that begins like one that leans on what was said before.</summary>
    public static bool GoesOn(ReadOnlySpan<char> text)
    {
        var words = 0;
        foreach (var _ in new WordRanges(text))
        {
            if (++words > FollowUpWords) return false;
        }

        return words <= 4 || text.IndexOfAny(GoingOn) == 0;
    }
}
