using System.Text.RegularExpressions;
using ChatAgency.Slack.Rendering;

namespace ChatAgency.Slack.Sessions;

/// <summary>What a conversation is called in Slack's list of them: the words of its first question, as plain text. Pure.</summary>
internal static partial class SessionTitle
{
    /// <summary>What a list shows of it, in characters; Slack takes 200.</summary>
    public const int Longest = 60;

    /// <summary>Its first words; null where the question has none.</summary>
    public static string? Of(string question)
    {
        var words = Angle().Replace(question, static found => Label(found.Groups[1].Value));
        words = words.Replace("&lt;", "<", StringComparison.Ordinal).Replace("&gt;", ">", StringComparison.Ordinal).Replace("&amp;", "&", StringComparison.Ordinal);
        words = White().Replace(CleanText.Of(words), " ").Trim();
        return words.Length == 0 ? null : words.Length <= Longest ? words : Cut(words);
    }

    // A link by its label, else by its address; people and places have no name that is known here.
    private static string Label(string inside)
    {
        if (inside is ['@' or '#' or '!', ..]) return inside.IndexOf('|', StringComparison.Ordinal) is > 0 and var named ? inside[(named + 1)..] : "";
        return inside.IndexOf('|', StringComparison.Ordinal) is > 0 and var bar ? inside[(bar + 1)..] : inside;
    }

    private static string Cut(string words)
    {
        var end = words.LastIndexOf(' ', Longest - 1);
        if (end < Longest / 2) end = char.IsHighSurrogate(words[Longest - 2]) ? Longest - 2 : Longest - 1;
        return words[..end].TrimEnd() + "…";
    }

    [GeneratedRegex("<([^<>]*)>")]
    private static partial Regex Angle();

    [GeneratedRegex(@"\s+")]
    private static partial Regex White();
}
