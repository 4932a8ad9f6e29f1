namespace ChatAgency.Slack.Inbound;

/// <summary>Finds and takes off the mention of the agency.</summary>
internal static class Mentions
{
    private static readonly char[] AfterName = [',', ':', ' ', '\u00a0', '\n', '\t'];

    /// <summary>True when the text mentions this user, as <c>&lt;@U…&gt;</c> or <c>&lt;@U…|name&gt;</c>.</summary>
    public static bool Contains(string? text, string? user) =>
        text is not null && user is not null && Find(text, user, 0) >= 0;

    /// <summary>The text without the mentions of this user at its start.</summary>
    public static string StripLeading(string text, string? user)
    {
        text = text.Trim();
        while (user is not null && Find(text, user, 0) == 0)
        {
            text = text[(text.IndexOf('>', StringComparison.Ordinal) + 1)..].TrimStart(AfterName);
        }

        return text;
    }

    private static int Find(string text, string user, int from)
    {
        while (true)
        {
            var at = text.IndexOf("<@", from, StringComparison.Ordinal);
            if (at < 0) return -1;
            var after = at + 2 + user.Length;
            var named = string.CompareOrdinal(text, at + 2, user, 0, user.Length) == 0;
            if (named && after < text.Length && text[after] is '>' or '|' && text.IndexOf('>', after) >= 0) return at;
            from = at + 2;
        }
    }
}
