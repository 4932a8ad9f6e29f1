using System.Text;

namespace ChatAgency.Slack.Rendering;

/// <summary>
/// Packs lines into blocks and blocks into posts, in order and as full as they may be. A code block that does not fit is
/// closed where it is cut and opened again after. Code of a known language stands in blocks of its own, and so does a
/// post's first table, whole; all others are set as text.
/// </summary>
internal sealed class PartPacker(int mostInPart)
{
    /// <summary>Slack's limit of a text object, in characters.</summary>
    private const int MostInSection = 3000;

    /// <summary>Slack takes 50 blocks a message; name, work, footer, buttons and feedback need five, and a table that is set as text five more.</summary>
    private const int MostBlocks = 40;

    /// <summary>Slack's limit of a message's tables, in characters.</summary>
    private const int MostInTable = 10_000;

    private const string Open = "```\n";
    private const string Close = "\n```";

    private readonly List<PartText> parts = [];
    private readonly List<TextBlock> blocks = [];
    private readonly StringBuilder section = new();
    private readonly StringBuilder raw = new();
    private readonly StringBuilder plain = new();
    private string? language;
    private bool hasTable;
    private int used;
    private int fence;

    /// <summary>The longest chunk that fits into a section, a fence around it counted.</summary>
    public int MostInChunk => Math.Min(MostInSection, mostInPart) - Open.Length - Close.Length;

    public void Add(Chunk chunk)
    {
        if (chunk.Rich.Length == 0 && section.Length == 0 && chunk.Fence == 0) return;
        if (StandsApart(chunk) || section.Length + Cost(chunk) > MostInSection || used + section.Length + Cost(chunk) > mostInPart)
        {
            EndSection();
            if (blocks.Count >= MostBlocks || used + Cost(chunk) > mostInPart) EndPart();
        }

        Append(chunk);
    }

    /// <summary>A table, and its rows as text for where it cannot stand.</summary>
    public void Add(TableGrid table, IReadOnlyList<Chunk> rows)
    {
        // What it takes as text, fences included: so much it may come to where a workspace refuses tables.
        var cost = rows.Sum(static row => row.Rich.Length + 1);
        cost += (cost / (MostInChunk / 2) + 1) * (Open.Length + Close.Length);
        EndSection();
        if (hasTable || cost > Math.Min(MostInTable, mostInPart))
        {
            foreach (var row in rows) Add(row);
            return;
        }

        if (blocks.Count >= MostBlocks || used + cost > mostInPart) EndPart();
        (hasTable, used) = (true, used + cost);
        blocks.Add(new TextBlock.Table(table));
        foreach (var row in rows) Tell(row);
    }

    public IReadOnlyList<PartText> End()
    {
        EndSection();
        EndPart();
        return parts;
    }

    private bool StandsApart(Chunk chunk) => chunk.Fence != fence && (chunk.Language ?? language) is not null;

    private int Cost(Chunk chunk) =>
        chunk.Rich.Length
        + (section.Length > 0 ? 1 : 0)
        + (fence > 0 && fence != chunk.Fence ? Close.Length : 0)
        + (chunk.Fence > 0 && fence != chunk.Fence ? Open.Length : 0)
        + (chunk.Fence > 0 ? Close.Length : 0);

    private void Append(Chunk chunk)
    {
        if (chunk.Fence != fence) CloseFence();
        if (section.Length > 0) section.Append('\n');
        if (chunk.Fence > 0 && fence == 0) section.Append(Open);
        (fence, language) = (chunk.Fence, chunk.Language);
        section.Append(chunk.Rich);
        if (language is not null) raw.Append(raw.Length > 0 ? "\n" : "").Append(chunk.Raw);
        Tell(chunk);
    }

    private void Tell(Chunk chunk)
    {
        if (plain.Length <= PlainText.Most) plain.Append(chunk.Plain).Append('\n');
    }

    private void CloseFence()
    {
        if (fence > 0) section.Append(Close);
        fence = 0;
    }

    private void EndSection()
    {
        CloseFence();
        var text = section.ToString().TrimEnd();
        TextBlock block = language is null ? new TextBlock.Section(text) : new TextBlock.Code(CodeFence.Of(language, raw.ToString()));
        section.Clear();
        raw.Clear();
        language = null;
        if (text.Length == 0) return;
        blocks.Add(block);
        used += block is TextBlock.Code { Markdown.Length: var length } ? Math.Max(length, text.Length) : text.Length;
    }

    private void EndPart()
    {
        var words = plain.ToString().Trim();
        if (blocks.Count > 0) parts.Add(new PartText([.. blocks], words.Length == 0 ? PlainText.None : PlainText.Cut(words)));
        blocks.Clear();
        plain.Clear();
        (hasTable, used) = (false, 0);
    }
}
