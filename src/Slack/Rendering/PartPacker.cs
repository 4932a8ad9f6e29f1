using System.Text;

namespace ChatAgency.Slack.Rendering;

/// <summary>
/// Packs lines into sections and sections into posts, in order and as full as they may be. A code block that does not
/// fit is closed where it is cut and opened again after.
/// </summary>
internal sealed class PartPacker(int mostInPart)
{
    /// <summary>Slack's limit of a text object, in characters.</summary>
    private const int MostInSection = 3000;

    /// <summary>Slack takes 50 blocks a message; name, work, footer, buttons and feedback need five.</summary>
    private const int MostSections = 45;

    private const string Open = "```\n";
    private const string Close = "\n```";

    private readonly List<PartText> parts = [];
    private readonly List<string> sections = [];
    private readonly StringBuilder section = new();
    private readonly StringBuilder plain = new();
    private int used;
    private int fence;

    /// <summary>The longest chunk that fits into a section, a fence around it counted.</summary>
    public int MostInChunk => Math.Min(MostInSection, mostInPart) - Open.Length - Close.Length;

    public void Add(Chunk chunk)
    {
        if (chunk.Rich.Length == 0 && section.Length == 0 && chunk.Fence == 0) return;
        if (section.Length + Cost(chunk) > MostInSection || used + section.Length + Cost(chunk) > mostInPart)
        {
            EndSection();
            if (sections.Count >= MostSections || used + Cost(chunk) > mostInPart) EndPart();
        }

        Append(chunk);
    }

    public IReadOnlyList<PartText> End()
    {
        EndSection();
        EndPart();
        return parts;
    }

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
        fence = chunk.Fence;
        section.Append(chunk.Rich);
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
        section.Clear();
        if (text.Length == 0) return;
        sections.Add(text);
        used += text.Length;
    }

    private void EndPart()
    {
        if (sections.Count > 0) parts.Add(new PartText([.. sections], PlainText.Cut(plain.ToString().Trim())));
        sections.Clear();
        plain.Clear();
        used = 0;
    }
}
