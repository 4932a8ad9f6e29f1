using System.Text.RegularExpressions;
using ChatAgency.Core.Conversations;

namespace ChatAgency.Slack.Threads;

/// <summary>Reads how people name threads on Slack: a permalink to one of its messages, or the root's <c>ts</c>.</summary>
internal static partial class ThreadLink
{
    private const int Longest = 500;

    /// <summary>The thread within this workspace; null where the text names none. Whose workspace a link's host is only Slack knows: channel ids decide.</summary>
    public static ConversationId? Read(ConversationId here, string link)
    {
        if (link.Length > Longest) return null;
        var text = link.Trim().Trim('<', '>');
        if (Time().IsMatch(text)) return new ConversationId(here.Platform, here.Workspace, here.Channel, text);
        if (Permalink().Match(text) is not { Success: true } found) return null;
        var root = Root().Match(text);
        var thread = root.Success ? root.Groups[1].Value : $"{found.Groups[2].Value}.{found.Groups[3].Value}";
        return new ConversationId(here.Platform, here.Workspace, found.Groups[1].Value, thread);
    }

    [GeneratedRegex(@"\A[0-9]{1,11}\.[0-9]{6}\z")]
    private static partial Regex Time();

    [GeneratedRegex(@"\Ahttps://[a-z0-9-]+(?:\.enterprise)?\.slack\.com/archives/([CDG][A-Z0-9]{2,20})/p([0-9]{1,11})([0-9]{6})(?:\?|\||\z)", RegexOptions.IgnoreCase)]
    private static partial Regex Permalink();

    [GeneratedRegex(@"[?&;]thread_ts=([0-9]{1,11}\.[0-9]{6})(?:&|\||\z)")]
    private static partial Regex Root();
}
