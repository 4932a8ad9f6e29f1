using System.Runtime.CompilerServices;
using ChatAgency.Core.Delivery;
using Markdig.Extensions.TaskLists;
using Markdig.Syntax.Inlines;

namespace ChatAgency.Slack.Rendering;

/// <summary>Turns the inner part of a paragraph into runs, line by line.</summary>
internal sealed class InlineRuns(LinkRule rule)
{
    private readonly List<List<Run>> lines = [[]];

    public static IReadOnlyList<IReadOnlyList<Run>> Of(ContainerInline? inline, LinkRule rule, RunStyle style = RunStyle.None)
    {
        var runs = new InlineRuns(rule);
        if (inline is not null) runs.Children(inline, style);
        return runs.lines;
    }

    /// <summary>The words alone, on one line.</summary>
    public static string Words(ContainerInline? inline) =>
        string.Join(' ', Of(inline, LinkRule.None).Select(static line => string.Concat(line.Select(static run => run.Text))));

    private void Children(ContainerInline inlines, RunStyle style)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        foreach (var inline in inlines) One(inline, style);
    }

    private void One(Inline inline, RunStyle style)
    {
        switch (inline)
        {
            case LiteralInline literal:
                Add(new Run(literal.Content.ToString(), style));
                break;
            case CodeInline code:
                Add(new Run(code.Content, RunStyle.Code));
                break;
            case LineBreakInline:
                lines.Add([]);
                break;
            case LinkInline link:
                Link(link, style);
                break;
            case EmphasisInline emphasis:
                Children(emphasis, style | StyleOf(emphasis));
                break;
            case DelimiterInline delimiter:
                Add(new Run(delimiter.ToLiteral(), style));
                Children(delimiter, style);
                break;
            case ContainerInline container:
                Children(container, style);
                break;
            default:
                Leaf(inline, style);
                break;
        }
    }

    private void Leaf(Inline inline, RunStyle style)
    {
        switch (inline)
        {
            case AutolinkInline { IsEmail: false } link:
                Add(SafeLink.Of(link.Url, link.Url, style, rule));
                break;
            case AutolinkInline mail:
                Add(new Run(mail.Url, style));
                break;
            case HtmlEntityInline entity:
                Add(new Run(CleanText.Of(entity.Transcoded.ToString()), style));
                break;
            case TaskList task:
                Add(new Run(task.Checked ? "☑" : "☐", style));
                break;
            case HtmlInline html when IsBreak(html.Tag):
                lines.Add([]);
                break;
            case HtmlInline html:
                Add(new Run(html.Tag, style));
                break;
        }
    }

    private void Link(LinkInline link, RunStyle style)
    {
        var label = Words(link);
        var address = link.GetDynamicUrl?.Invoke() ?? link.Url ?? "";
        Add(link.IsImage ? SafeLink.AsCode(label, address, style) : SafeLink.Of(label, address, style, rule));
    }

    private void Add(Run run) => Add([run]);

    private void Add(IEnumerable<Run> runs)
    {
        // What a run holds of line ends (tags may) would break lines that are counted as one.
        foreach (var run in runs) lines[^1].Add(run.Text.AsSpan().ContainsAny('\n', '\r') ? run with { Text = run.Text.ReplaceLineEndings(" ") } : run);
    }

    private static RunStyle StyleOf(EmphasisInline emphasis) => emphasis switch
    {
        { DelimiterChar: '~' } => RunStyle.Strike,
        { DelimiterCount: 1 } => RunStyle.Italic,
        _ => RunStyle.Bold,
    };

    private static bool IsBreak(string tag) => tag.Replace(" ", "", StringComparison.Ordinal).ToUpperInvariant() is "<BR>" or "<BR/>";
}
