using System.Text;

namespace ChatAgency.Slack.Rendering;

/// <summary>Writes a line as mrkdwn, and as plain words.</summary>
internal static class LineText
{
    private const string OpensBefore = "([{\"'";
    private const string ClosesAfter = ".,;:!?)]}\"'";

    /// <summary>The line as mrkdwn; within a fence without the fence itself.</summary>
    public static string Rich(Line line)
    {
        var to = new StringBuilder(line.Prefix, line.Prefix.Length + line.Length + 16);
        if (line.Fence > 0)
        {
            foreach (var run in line.Runs) Mrkdwn.AppendFenced(to, run.Text);
            return to.ToString();
        }

        // A quote's sign counts at a line's start even where it is escaped.
        if (to.Length == 0 && line.Runs is [{ Text: ['>', ..] }, ..]) to.Append(Mrkdwn.Parting);
        var marked = false;
        foreach (var run in Merged(line.Runs)) marked = Append(to, run, marked);
        return to.ToString();
    }

    /// <summary>The same without any look; what leads a quote or a list stays.</summary>
    public static string Plain(Line line) => line.Prefix + Mrkdwn.Text(string.Concat(line.Runs.Select(static run => run.Text)));

    private static bool Append(StringBuilder to, Run run, bool afterMark)
    {
        var core = run.Text.AsSpan().Trim();
        if (run.Url is null && (run.Style == RunStyle.None || core.IsEmpty))
        {
            if (afterMark && !MayFollowMark(run.Text[0])) to.Append(Mrkdwn.Parting);
            Mrkdwn.AppendText(to, run.Text);
            return false;
        }

        var start = run.Text.AsSpan().IndexOf(core);
        to.Append(run.Text, 0, start);
        if (to.Length > 0 && !MayLeadMark(to[^1])) to.Append(Mrkdwn.Parting);
        AppendMarked(to, core, run);
        var rest = run.Text[(start + core.Length)..];
        to.Append(rest);
        return rest.Length == 0;
    }

    private static void AppendMarked(StringBuilder to, ReadOnlySpan<char> core, Run run)
    {
        if (run.Style.HasFlag(RunStyle.Code))
        {
            to.Append('`');
            Mrkdwn.AppendCode(to, core);
            to.Append('`');
            return;
        }

        if (run.Style.HasFlag(RunStyle.Bold)) to.Append('*');
        if (run.Style.HasFlag(RunStyle.Italic)) to.Append('_');
        if (run.Style.HasFlag(RunStyle.Strike)) to.Append('~');
        if (run.Url is null) Mrkdwn.AppendText(to, core);
        else AppendLink(to, core, run.Url);
        if (run.Style.HasFlag(RunStyle.Strike)) to.Append('~');
        if (run.Style.HasFlag(RunStyle.Italic)) to.Append('_');
        if (run.Style.HasFlag(RunStyle.Bold)) to.Append('*');
    }

    private static void AppendLink(StringBuilder to, ReadOnlySpan<char> label, string url)
    {
        to.Append('<').Append(url.Replace("&", "&amp;", StringComparison.Ordinal));
        if (!label.IsEmpty && !label.SequenceEqual(url))
        {
            to.Append('|');
            Mrkdwn.AppendText(to, label);
        }

        to.Append('>');
    }

    /// <summary>Neighbours of one look as one.</summary>
    public static IEnumerable<Run> Merged(IReadOnlyList<Run> runs)
    {
        Run? open = null;
        foreach (var run in runs)
        {
            if (run.Text.Length == 0 && run.Url is null) continue;
            if (open is { } before && before.Style == run.Style && before.Url == run.Url)
            {
                open = before with { Text = before.Text + run.Text };
                continue;
            }

            if (open is { } done) yield return done;
            open = run;
        }

        if (open is { } last) yield return last;
    }

    private static bool MayLeadMark(char before) => char.IsWhiteSpace(before) || before == Mrkdwn.Parting || OpensBefore.Contains(before, StringComparison.Ordinal);

    private static bool MayFollowMark(char after) => char.IsWhiteSpace(after) || ClosesAfter.Contains(after, StringComparison.Ordinal);
}
