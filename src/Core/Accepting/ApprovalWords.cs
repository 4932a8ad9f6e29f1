using System.Collections.Frozen;

namespace ChatAgency.Core.Accepting;

/// <summary>The words that decide on a call which waits for approval, when they are a whole message.</summary>
public static class ApprovalWords
{
    private const int Longest = 40;

    private static readonly FrozenSet<string> Yes = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase, "approve", "approved", "i approve", "approve it", "yes", "yes, do it", "yes do it", "go ahead", "genehmigt", "genehmigen", "ja", "freigeben");

    private static readonly FrozenSet<string> No = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase, "deny", "denied", "i deny", "deny it", "reject", "no", "don't", "do not", "abgelehnt", "ablehnen", "nein");

    /// <summary>True to approve, false to deny, null for any other message.</summary>
    public static bool? Read(string text)
    {
        var words = text.AsSpan().Trim();
        while (words.StartsWith("<@", StringComparison.Ordinal) && words.IndexOf('>') is > 0 and var end) words = words[(end + 1)..].TrimStart(" ,:");
        words = words.TrimEnd(" .!");
        if (words.Length is 0 or > Longest) return null;
        if (Yes.GetAlternateLookup<ReadOnlySpan<char>>().Contains(words)) return true;
        return No.GetAlternateLookup<ReadOnlySpan<char>>().Contains(words) ? false : null;
    }
}
