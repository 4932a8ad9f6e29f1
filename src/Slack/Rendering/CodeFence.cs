using System.Text.RegularExpressions;

namespace ChatAgency.Slack.Rendering;

/// <summary>Which code may stand in a Markdown block, and how it stands there.</summary>
internal static partial class CodeFence
{
    private const int Shortest = 3;

    /// <summary>
    /// The language that a code block names; null where it names none, or where something in the code reads like Slack's way
    /// to call somebody: what a Markdown block makes of that is not documented, so such code stays mrkdwn.
    /// </summary>
    public static string? Language(string? info, IEnumerable<string> lines) =>
        info is not null && Name().IsMatch(info) && !lines.Any(Calls().IsMatch) ? info : null;

    /// <summary>The code between fences that nothing in it can close.</summary>
    public static string Of(string language, string code)
    {
        var fence = new string('`', Math.Max(Shortest, LongestRun(code) + 1));
        return $"{fence}{language}\n{code}\n{fence}";
    }

    /// <summary>The code's lines again.</summary>
    public static string[] Lines(string markdown) => markdown.Split('\n')[1..^1];

    private static int LongestRun(string code)
    {
        var (longest, run) = (0, 0);
        foreach (var c in code) longest = Math.Max(longest, run = c == '`' ? run + 1 : 0);
        return longest;
    }

    [GeneratedRegex(@"^[A-Za-z0-9+#._-]{1,20}$")]
    private static partial Regex Name();

    [GeneratedRegex("<[!@#]|@(here|channel|everyone|group)", RegexOptions.IgnoreCase)]
    private static partial Regex Calls();
}
