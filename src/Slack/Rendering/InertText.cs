using System.Text;

namespace ChatAgency.Slack.Rendering;

/// <summary>
/// A model's words as they may stand where Slack reads more into them than the agency says: nothing in them leads anywhere, names
/// anybody or fetches anything, since whatever a sign could make is parted from it unseen. Pure.
/// </summary>
internal static class InertText
{
    /// <summary>The words up to the last that is whole; growing only at its end, so that more of the same words gives more of the same text.</summary>
    public static string Growing(string markdown)
    {
        var end = markdown.Length;
        while (end > 0 && !char.IsWhiteSpace(markdown[end - 1])) end--;
        return Of(CleanText.Of(markdown[..end]));
    }

    /// <summary>One line of words, where Slack takes so many characters and one at least.</summary>
    public static string Line(string words, int most)
    {
        var line = Of(CleanText.Of(words.ReplaceLineEndings(" "))).Trim();
        if (line.Length == 0) return "…";
        return line.Length <= most ? line : line[..(char.IsHighSurrogate(line[most - 2]) ? most - 2 : most - 1)] + "…";
    }

    private static string Of(string words)
    {
        var text = new StringBuilder(words.Length + 32);
        for (var i = 0; i < words.Length; i++)
        {
            text.Append(words[i]);
            if (i + 1 < words.Length && Parts(words, i)) text.Append(Mrkdwn.Parting);
        }

        return text.ToString();
    }

    private static bool Parts(string words, int i)
    {
        var next = words[i + 1];
        return words[i] switch
        {
            '<' => true,
            // Entities, people, channels; a heading's sign has a space behind it.
            '&' or '@' or '#' => char.IsLetterOrDigit(next) || next == '#',
            '!' => next == '[',
            // What would be a link's address, its name elsewhere, or what that name stands for.
            ']' => next is '(' or '[' or ':',
            // Addresses with a scheme, and those without.
            ':' => next == '/' || char.IsLetterOrDigit(next),
            '.' => char.IsLetter(next) && i > 0 && char.IsLetterOrDigit(words[i - 1]),
            _ => false,
        };
    }
}
