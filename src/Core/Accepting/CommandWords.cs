using System.Collections.Frozen;

namespace ChatAgency.Core.Accepting;

/// <summary>The words that ask something of the agency itself when they are a whole message: the one list of them. English and German.</summary>
public static class CommandWords
{
    private const int Longest = 60;

    private static readonly FrozenDictionary<string, CommandWord> All = new Dictionary<string, CommandWord>
    {
        ["help"] = CommandWord.Help,
        ["hilfe"] = CommandWord.Help,
        ["agents"] = CommandWord.Agents,
        ["list agents"] = CommandWord.Agents,
        ["agenten"] = CommandWord.Agents,
        ["mute"] = CommandWord.Mute,
        ["please mute"] = CommandWord.Mute,
        ["stumm"] = CommandWord.Mute,
        ["unmute"] = CommandWord.Unmute,
        ["please unmute"] = CommandWord.Unmute,
        ["nicht mehr stumm"] = CommandWord.Unmute,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>What the whole text asks, whatever its case and the punctuation at its end; null where it says anything else.</summary>
    /// <param name="text">What a person wrote; mentions may lead it.</param>
    public static CommandWord? Read(string text)
    {
        var words = text.AsSpan().Trim();
        while (words.StartsWith("<@", StringComparison.Ordinal) && words.IndexOf('>') is > 0 and var end) words = words[(end + 1)..].TrimStart(" ,:");
        words = words.TrimEnd(" .!?");
        if (words.Length is 0 or > Longest) return null;
        return All.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(words, out var word) ? word : null;
    }
}
