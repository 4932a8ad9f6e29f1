using ChatAgency.Core.Delivery;

namespace ChatAgency.Slack.Rendering;

/// <summary>Cuts a text into the posts that show it on Slack. Pure.</summary>
internal static class SlackLayout
{
    /// <summary>Characters of all blocks of a message that Slack has always taken (its own limit is near 13,200).</summary>
    private const int Budget = 12_000;

    /// <summary>However tight, a message may be this long.</summary>
    private const int LeastBudget = 1_500;

    /// <summary>For what stands around the text.</summary>
    private const int FrameReserve = 500;

    private const int Tightest = 3;
    private const string WorkingPlain = "Working on it…";

    public static IReadOnlyList<PartBody> LayOut(AnswerText text, int tightness, string? icon = null)
    {
        // Where a part was too long already, what stands around it gives way first.
        if (tightness > 0) text = text with { Work = [], Others = [] };
        var markdown = CleanText.Of(text.Markdown);
        if (text.Kind == AnswerKind.Placeholder || (text.Kind == AnswerKind.Growing && string.IsNullOrWhiteSpace(markdown))) return [Placeholder(text, icon)];
        // What is shown anew because it was refused as too long is shown in the plainest way; the agency's own words need no other.
        var plainly = tightness > 0 || text.Kind is not (AnswerKind.Growing or AnswerKind.Asking or AnswerKind.Answer);
        var parts = Packed(MarkdownLines.Of(markdown, text.Links, plainly), Math.Max(Budget >> Math.Clamp(tightness, 0, Tightest), LeastBudget) - FrameReserve);
        if (parts.Count == 0) parts = [new PartText([new TextBlock.Section(PlainText.None)], PlainText.None)];
        return [.. parts.Select((part, i) => new PartBody(part.Plain, BlocksJson.Of(part.Blocks, PartFrame.Of(text, i, parts.Count, icon))) { Speaker = SpeakerOf(text, icon) })];
    }

    private static PartBody Placeholder(AnswerText text, string? icon)
    {
        var frame = PartFrame.Of(text with { Kind = AnswerKind.Placeholder }, 0, 1, icon);
        return new PartBody(WorkingPlain, BlocksJson.Of([new TextBlock.Section(PartFrame.Placeholder(text))], frame)) { Speaker = SpeakerOf(text, icon) };
    }

    private static Speaker? SpeakerOf(AnswerText text, string? icon) => text.Agent is { } agent && !string.IsNullOrWhiteSpace(agent) ? new Speaker(agent, icon) : null;

    private static IReadOnlyList<PartText> Packed(IReadOnlyList<Line> lines, int most)
    {
        var packer = new PartPacker(most);
        foreach (var line in lines)
        {
            if (line.Table is { } table) packer.Add(table, [.. TableText.Of(table.Words).SelectMany(row => Cut(new Line("", "", [new Run(row)], line.Fence)))]);
            else foreach (var chunk in Cut(line)) packer.Add(chunk);
        }

        return packer.End();

        IEnumerable<Chunk> Cut(Line line) => LineCut.Fit(line, packer.MostInChunk);
    }
}
