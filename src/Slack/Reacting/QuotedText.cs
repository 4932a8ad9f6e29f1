using System.Text.RegularExpressions;
using ChatAgency.Core.Accepting;

namespace ChatAgency.Slack.Reacting;

/// <summary>
/// Somebody's message as another person asks about it. Its addresses are not whole in it: whoever asks did not write them,
/// so an answer may not lead there.
/// </summary>
internal static partial class QuotedText
{
    private const int Introduction = 200;

    /// <param name="author">Who wrote it, by id; empty for a bot, null for the one who asks.</param>
    /// <param name="text">As Slack has it.</param>
    public static string Of(string? author, string text)
    {
        if (author is null) return Cut(text, IncomingMessage.MaxTextLength);
        var quoted = Cut(Dots().Replace(text, "$1 . $2"), IncomingMessage.MaxTextLength - Introduction);
        return $"Please answer this message{(author.Length > 0 ? $" of <@{author}>" : "")}:\n\n{quoted}";
    }

    private static string Cut(string text, int most) =>
        text.Length <= most ? text : text[..(char.IsHighSurrogate(text[most - 1]) ? most - 1 : most)];

    // A dot between letters, as names of hosts have it.
    [GeneratedRegex(@"([\p{L}\p{N}-])\.(\p{L})", RegexOptions.CultureInvariant)]
    private static partial Regex Dots();
}
