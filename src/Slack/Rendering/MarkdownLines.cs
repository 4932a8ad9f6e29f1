using System.Runtime.CompilerServices;
using ChatAgency.Core.Delivery;
using Markdig;
using Markdig.Extensions.EmphasisExtras;
using Markdig.Extensions.Tables;
using Markdig.Syntax;

namespace ChatAgency.Slack.Rendering;

/// <summary>Turns a model's Markdown into lines as Slack can show them.</summary>
/// <param name="rule">Where its links may lead.</param>
/// <param name="plainly">True where text alone is shown: no tables, no colours.</param>
internal sealed class MarkdownLines(LinkRule rule, bool plainly)
{
    /// <summary>Lists within lists are indented this deep at most.</summary>
    private const int DeepestIndent = 6;

    private const string Rule = "──────────";

    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder()
        .UsePipeTables()
        .UseEmphasisExtras(EmphasisExtraOptions.Strikethrough)
        .UseTaskLists()
        .UseAutoLinks()
        .Build();

    private readonly List<Line> lines = [];
    private string quote = "";
    private string? bullet;
    private int lists;
    private int fences;

    public static IReadOnlyList<Line> Of(string markdown, LinkRule rule, bool plainly)
    {
        if (Nesting.IsBeyondReason(markdown)) return AsWritten(markdown);
        try
        {
            var lines = new MarkdownLines(rule, plainly);
            lines.Blocks(Markdown.Parse(markdown, Pipeline));
            return lines.lines;
        }
        catch (Exception fault) when (fault is ArgumentException or InsufficientExecutionStackException)
        {
            // Nested deeper than the parser goes; it says so by an ArgumentException.
            return AsWritten(markdown);
        }
    }

    private static Line[] AsWritten(string markdown) =>
        [.. markdown.ReplaceLineEndings("\n").Split('\n').Select(static line => new Line("", "", [new Run(line)]))];

    private void Blocks(ContainerBlock blocks)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        foreach (var block in blocks)
        {
            Space();
            One(block);
        }
    }

    private void One(Block block)
    {
        switch (block)
        {
            case HeadingBlock heading:
                Text(InlineRuns.Of(heading.Inline, rule, RunStyle.Bold));
                break;
            case ThematicBreakBlock:
                Text([[new Run(Rule)]]);
                break;
            case ListBlock list:
                List(list);
                break;
            case QuoteBlock quoted:
                Quote(quoted);
                break;
            case Table table:
                Grid(TableGrid.Of(table, rule));
                break;
            case CodeBlock code:
                Code([.. Written(code)], (code as FencedCodeBlock)?.Info);
                break;
            case LinkReferenceDefinitionGroup:
                break;
            case ContainerBlock container:
                Blocks(container);
                break;
            case LeafBlock { Inline: { } inline }:
                Text(InlineRuns.Of(inline, rule));
                break;
            case LeafBlock leaf:
                Text([.. Written(leaf).Select(static line => new[] { new Run(line) })]);
                break;
        }
    }

    private void List(ListBlock list)
    {
        lists++;
        var number = int.TryParse(list.OrderedStart, out var start) ? start : 1;
        foreach (var item in list.OfType<ListItemBlock>())
        {
            bullet = list.IsOrdered ? $"{number++}. " : lists % 2 == 1 ? "• " : "◦ ";
            Blocks(item);
            if (bullet is not null) Text([[]]);
        }

        lists--;
    }

    private void Quote(QuoteBlock quoted)
    {
        var outer = quote;
        quote = "> ";
        Blocks(quoted);
        quote = outer;
    }

    private void Text(IReadOnlyList<IReadOnlyList<Run>> text)
    {
        var indent = new string(' ', 4 * Math.Clamp(lists - 1, 0, DeepestIndent));
        var next = quote + indent + (lists > 0 ? "   " : "");
        foreach (var runs in text)
        {
            lines.Add(new Line(bullet is null ? next : quote + indent + bullet, next, runs));
            bullet = null;
        }
    }

    private void Code(IReadOnlyList<string> text, string? info = null)
    {
        if (bullet is not null) Text([[]]);
        fences++;
        var language = plainly ? null : CodeFence.Language(info, text);
        foreach (var line in text) lines.Add(new Line("", "", [new Run(line)], fences, language));
    }

    private void Grid(TableGrid grid)
    {
        if (plainly || lists > 0 || quote.Length > 0 || !grid.FitsBlock) Code([.. TableText.Of(grid.Words)]);
        else lines.Add(new Line("", "", [], ++fences, Table: grid));
    }

    private static IEnumerable<string> Written(LeafBlock block) =>
        Enumerable.Range(0, block.Lines.Count).Select(i => block.Lines.Lines[i].Slice.ToString());

    /// <summary>A blank line parts blocks, but not within lists and quotes.</summary>
    private void Space()
    {
        if (lists == 0 && quote.Length == 0 && lines.Count > 0) lines.Add(Line.Blank);
    }
}
