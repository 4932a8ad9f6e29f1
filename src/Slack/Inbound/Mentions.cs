namespace ChatAgency.Slack.Inbound;

/// <summary>Finds and takes off the mention of the agency.</summary>
internal static class Mentions
{
    private const int MostOthers = 20;

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

    /// <summary>The ids of the people and groups that the text mentions besides this user, each once; 20 at most.</summary>
    public static IReadOnlyList<string> Others(string? text, string? user)
    {
        if (text is null || !text.Contains('<', StringComparison.Ordinal)) return [];
        var others = new List<string>();
        for (var at = text.IndexOf('<', StringComparison.Ordinal); at >= 0 && others.Count < MostOthers; at = text.IndexOf('<', at + 1))
        {
            var rest = text.AsSpan(at + 1);
            if (rest.StartsWith("@")) rest = rest[1..];
            else if (rest.StartsWith("!subteam^")) rest = rest["!subteam^".Length..];
            else continue;
            var end = rest.IndexOfAny('>', '|');
            var id = end > 0 ? rest[..end].ToString() : "";
            if (id.Length > 0 && id != user && !others.Contains(id)) others.Add(id);
        }

        return others;
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
