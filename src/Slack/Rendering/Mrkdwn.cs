using System.Text;

namespace ChatAgency.Slack.Rendering;

/// <summary>
/// Escapes text for Slack's mrkdwn. After it no text can notify anyone, point anywhere or format anything: <c>&amp;</c>,
/// <c>&lt;</c> and <c>&gt;</c> are entities, a bare broadcast word is parted from its sign, literal markers are parted
/// from what they could mark.
/// </summary>
internal static class Mrkdwn
{
    /// <summary>Parts what must not touch, without being seen.</summary>
    public const char Parting = '\u200b';

    /// <summary>Stands in for a backtick where a backtick would open or close code.</summary>
    private const char LikeBacktick = '\u02cb';

    private static readonly string[] Broadcasts = ["here", "channel", "everyone", "group"];

    /// <summary>Escapes text outside of code.</summary>
    public static void AppendText(StringBuilder to, ReadOnlySpan<char> text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            switch (text[i])
            {
                case '`':
                    to.Append(LikeBacktick);
                    break;
                case '*' or '_' or '~':
                    to.Append(text[i]);
                    if (!IsInsideWord(text, i)) to.Append(Parting);
                    break;
                default:
                    AppendCommon(to, text, i);
                    break;
            }
        }
    }

    /// <summary>Escapes text between two single backticks.</summary>
    public static void AppendCode(StringBuilder to, ReadOnlySpan<char> text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '`') to.Append(LikeBacktick);
            else AppendCommon(to, text, i);
        }
    }

    /// <summary>Escapes a line within a fence: backticks never touch, so that none ends it.</summary>
    public static void AppendFenced(StringBuilder to, ReadOnlySpan<char> text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            AppendCommon(to, text, i);
            if (text[i] == '`' && i + 1 < text.Length && text[i + 1] == '`') to.Append(Parting);
        }
    }

    /// <summary>Text that Slack does not parse: it needs no entities, but nothing in it may read like a call to somebody.</summary>
    public static void AppendUnparsed(StringBuilder to, ReadOnlySpan<char> text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            to.Append(text[i]);
            if ((text[i] == '<' && i + 1 < text.Length && text[i + 1] is '!' or '@' or '#') || (text[i] == '@' && IsBroadcast(text[(i + 1)..]))) to.Append(Parting);
        }
    }

    /// <summary>Escapes text outside of code.</summary>
    public static string Text(string text)
    {
        var to = new StringBuilder(text.Length + 16);
        AppendText(to, text);
        return to.ToString();
    }

    private static void AppendCommon(StringBuilder to, ReadOnlySpan<char> text, int i)
    {
        switch (text[i])
        {
            case '&':
                to.Append("&amp;");
                break;
            case '<':
                to.Append("&lt;");
                break;
            case '>':
                to.Append("&gt;");
                break;
            case '@' when IsBroadcast(text[(i + 1)..]):
                to.Append('@').Append(Parting);
                break;
            default:
                to.Append(text[i]);
                break;
        }
    }

    private static bool IsBroadcast(ReadOnlySpan<char> after)
    {
        foreach (var word in Broadcasts)
        {
            if (after.StartsWith(word, StringComparison.OrdinalIgnoreCase)) return true;
        }

        return false;
    }

    private static bool IsInsideWord(ReadOnlySpan<char> text, int i) =>
        i > 0 && i + 1 < text.Length && char.IsLetterOrDigit(text[i - 1]) && char.IsLetterOrDigit(text[i + 1]);
}
