using System.Globalization;
using ChatAgency.Core.Delivery;
using ChatAgency.Slack.Rendering;
using Markdig;
using Markdig.Syntax;

namespace ChatAgency.Slack.Files;

/// <summary>The code in an answer that is too long to be read, or copied, out of posts. Pure.</summary>
internal static class LongCode
{
    /// <summary>From so many lines, or characters, on: about what a post shows before it is folded, and what one section holds.</summary>
    private const int LongLines = 60, LongCharacters = 3_000;

    /// <summary>As many as a thread bears beside an answer.</summary>
    private const int MostFiles = 3;

    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().Build();

    public static IReadOnlyList<AnswerFile> Of(AnswerText text)
    {
        if (text.Kind != AnswerKind.Answer || !MayHaveAny(text.Markdown)) return [];
        return [.. Blocks(CleanText.Of(text.Markdown)).Where(static code => code.IsLong).Take(MostFiles).Select((code, i) => File(text.Turn, i, code))];
    }

    // Without a fence, or short as a whole, it is not worth a parse.
    private static bool MayHaveAny(string markdown) =>
        (markdown.Length >= LongCharacters || markdown.AsSpan().Count('\n') >= LongLines) && (markdown.Contains("```", StringComparison.Ordinal) || markdown.Contains("~~~", StringComparison.Ordinal))
        && !Nesting.IsBeyondReason(markdown);

    private static List<Code> Blocks(string markdown)
    {
        try
        {
            return [.. Markdown.Parse(markdown, Pipeline).Descendants<FencedCodeBlock>().Select(static block => new Code(block.Info, [.. block.Lines.Lines.Take(block.Lines.Count).Select(static line => line.Slice.ToString())]))];
        }
        catch (Exception fault) when (fault is ArgumentException or InsufficientExecutionStackException)
        {
            // Nested deeper than the parser goes: its posts show it as it was written.
            return [];
        }
    }

    private static AnswerFile File(long turn, int index, Code code)
    {
        var language = CodeLanguage.Of(code.Info);
        return new AnswerFile(string.Create(CultureInfo.InvariantCulture, $"answer-{turn}-{index + 1}.{language.Ending}"), language.Snippet, code.Text + "\n");
    }

    private sealed record Code(string? Info, IReadOnlyList<string> Lines)
    {
        public string Text { get; } = string.Join('\n', Lines);

        public bool IsLong => (Lines.Count >= LongLines || Text.Length >= LongCharacters) && !string.IsNullOrWhiteSpace(Text);
    }
}
