using System.Buffers;

namespace ChatAgency.Grains.Routing;

/// <summary>What a message asks for: to understand something, to have something made, or to go on.</summary>
internal static class Asking
{
    private const int FollowUpWords = 14;

    private static readonly SearchValues<string> Explaining = Any(
        "what is", "what's", "whats ", "what are", "why ", "explain", "difference between", "how does", "how do ", "should we", "do we need", "recommended", "pros and cons", "which one", "purpose of", "understand", "erkl", "warum", "pourquoi");

    private static readonly SearchValues<string> Making = Any(
        "write ", "write me", "create ", "compose", "draft ", "give me", "need a", "show me", "make ", "fix ", "schreib", "escribe", "scrivi", "napisz");

    private static readonly SearchValues<string> GoingOn = Any(
        "and ", "and?", "but ", "also", "now ", "then ", "what about", "how about", "why", "no ", "no,", "yes", "ok", "hmm", "shorter", "longer", "again",
        "another", "more ", "less ", "make it", "make the", "can you also", "could you also", "same ", "that ", "this ", "it ", "try ", "instead", "not ", "use ", "add ",
        "the second", "the first", "the last", "und ", "aber ", "jetzt", "noch ", "et ", "mais ", "y ", "pero ", "e ", "ma ");

    public static bool Explains(ReadOnlySpan<char> prose) => prose.ContainsAny(Explaining);

    public static bool Makes(ReadOnlySpan<char> prose) => prose.ContainsAny(Making);

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

    private static SearchValues<string> Any(params string[] phrases) => SearchValues.Create(phrases, StringComparison.OrdinalIgnoreCase);
}
