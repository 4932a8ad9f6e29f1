namespace ChatAgency.Slack.Rendering;

/// <summary>One line of a message. Each line stands for itself, so that a message may be cut between any two.</summary>
/// <param name="Prefix">What leads it, ready as mrkdwn: a quote's sign, an indent, a bullet.</param>
/// <param name="Next">What leads its rest where it is cut.</param>
/// <param name="Runs">Its text.</param>
/// <param name="Fence">The number of the code block it belongs to; 0 for none.</param>
/// <param name="Language">That block's language, where it may be shown in colours; else null.</param>
/// <param name="Table">The table that stands in its place, its fence then that of its rows as text; null for text.</param>
internal sealed record Line(string Prefix, string Next, IReadOnlyList<Run> Runs, int Fence = 0, string? Language = null, TableGrid? Table = null)
{
    /// <summary>A line with nothing on it.</summary>
    public static Line Blank { get; } = new("", "", []);

    /// <summary>The length of its text, before it is escaped.</summary>
    public int Length => Runs.Sum(static run => run.Text.Length);

    /// <summary>Cuts the text; each half keeps the look of its runs.</summary>
    public (Line Left, Line Right) Cut(int at)
    {
        List<Run> left = [], right = [];
        foreach (var run in Runs)
        {
            var here = Math.Clamp(at, 0, run.Text.Length);
            if (here > 0) left.Add(run with { Text = run.Text[..here] });
            if (here < run.Text.Length) right.Add(run with { Text = run.Text[here..] });
            at -= run.Text.Length;
        }

        return (this with { Runs = left }, this with { Prefix = Next, Runs = right });
    }
}
