namespace ChatAgency.Simulators.Slack.Workspaces;

/// <summary>The three characters that Slack escapes in every text.</summary>
public static class Escaping
{
    /// <summary>Escapes what a person typed, as Slack does before it sends it on.</summary>
    public static string Escape(string text) => text
        .Replace("&", "&amp;", StringComparison.Ordinal)
        .Replace("<", "&lt;", StringComparison.Ordinal)
        .Replace(">", "&gt;", StringComparison.Ordinal);

    /// <summary>What a person sees of a text that Slack keeps.</summary>
    public static string Unescape(string text) => text
        .Replace("&lt;", "<", StringComparison.Ordinal)
        .Replace("&gt;", ">", StringComparison.Ordinal)
        .Replace("&amp;", "&", StringComparison.Ordinal);
}
