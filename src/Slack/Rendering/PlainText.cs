namespace ChatAgency.Slack.Rendering;

/// <summary>The words that notifications show, and that stand where no blocks are shown.</summary>
internal static class PlainText
{
    /// <summary>What posting and updating both take as text, in characters.</summary>
    public const int Most = 4000;

    /// <summary>Where there are no words.</summary>
    public const string None = "…";

    private const int LongestEntity = 5;

    /// <summary>Shortens escaped text, never within an entity or a character.</summary>
    public static string Cut(string escaped)
    {
        if (escaped.Length <= Most) return escaped;
        var end = Most - 1;
        var entity = escaped.LastIndexOf('&', end - 1, LongestEntity);
        if (entity >= 0 && escaped.IndexOf(';', entity) >= end) end = entity;
        if (char.IsHighSurrogate(escaped[end - 1])) end--;
        return escaped[..end] + "…";
    }
}
