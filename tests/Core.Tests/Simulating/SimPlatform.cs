using ChatAgency.Core.Delivery;

namespace ChatAgency.Core.Tests.Simulating;

/// <summary>The thread on its platform: effect and answer apart, reads that lag, echoes late, repeated and out of order.</summary>
internal sealed class SimPlatform(Simulation sim)
{
    public const string Poison = "☠";
    private readonly List<Letter> letters = [];
    private readonly HashSet<PostId> shared = [];
    private int last;
    private int lastFile;

    public static ThreadTraits Traits { get; } = new() { ProgressInterval = TimeSpan.FromSeconds(1), CallTimeout = TimeSpan.FromSeconds(10), ReadLag = TimeSpan.FromSeconds(8), MarksLate = true };

    public TimeSpan Lag { get; set; }

    public bool Echoes { get; set; }

    /// <summary>Whether each activation's first post of a turn is a stream, which carries no mark until it is written whole.</summary>
    public bool Streams { get; set; }

    public int PartLength { get; set; } = 1000;

    public IReadOnlyList<Letter> Letters => letters;

    public IEnumerable<Letter> Visible => letters.Where(static letter => !letter.IsGone);

    /// <summary>The files that people see.</summary>
    public IReadOnlyCollection<PostId> Shared => shared;

    public static bool IsFile(PostId id) => id.Value[0] == 'f';

    /// <summary>Every answer has one.</summary>
    public static IReadOnlyList<AnswerFile> FilesOf(AnswerText text) =>
        text.Kind == AnswerKind.Answer ? [new AnswerFile("answer.txt", "text", text.Markdown)] : [];

    public IReadOnlyList<OpenedFile> Open(IReadOnlyList<AnswerFile> files) => [.. files.Select(file => new OpenedFile(new PostId($"f{++lastFile}"), "", file))];

    public string Share(OpenedFile file)
    {
        if (!shared.Add(file.Id)) sim.Violate($"I2: {file.Id} was shared twice");
        if (!sim.Vault.AllTurns().Values.Any(turn => turn.Files?.Contains(file.Id) == true) && !sim.Vault.Record.Condemned.Contains(file.Id)) sim.Violate($"I2: {file.Id} was shared and nobody kept it");
        sim.History.Fact("share", int.Parse(file.Id.Value.AsSpan(1)), 0);
        return "shared";
    }

    public Letter? Find(PostId id) => letters.Find(letter => letter.Id == id && !letter.IsGone);

    /// <summary>What a platform shows of a text: each part says whose it is and what it is.</summary>
    public static string Head(long turn, int part, AnswerKind kind) => $"[{turn}.{part}{kind.ToString()[0]}]";

    public static string Bare(string text) => text[(text.IndexOf(']') + 1)..];

    public IReadOnlyList<PartBody> LayOut(AnswerText text, int tightness)
    {
        if (text.Markdown.Contains(Poison, StringComparison.Ordinal)) throw new FormatException("No post holds this.");
        var words = text.Markdown.Length == 0 ? "…" : text.Markdown;
        return [.. words.Chunk(Math.Max(8, PartLength >> tightness)).Select((part, n) => new PartBody(Head(text.Turn, n, text.Kind) + new string(part), "rich"))];
    }

    /// <summary>Letters that were said to be there by a read begun now.</summary>
    public bool IsRead(Letter letter, TimeSpan lag) => !letter.IsGone && letter.At <= sim.Clock.Ticks - lag.Ticks;

    public PostId Post(PartBody body, PostMark mark, bool isUnmarked)
    {
        var letter = new Letter(new PostId($"p{++last}"), sim.Clock.Ticks, body, mark, isUnmarked);
        if (sim.Cluster.Doubles == 0 && !sim.HasWrongClocks && Visible.Any(other => other.BornUnder == mark.Marker)) sim.Violate($"I2: {letter.Id} was posted while another stands under its marker");
        letters.Add(letter);
        sim.History.Fact("post", last, mark.Revision);
        sim.History.Tell(() => $"  {letter.Id} {body.Text} under {mark.Marker.Value[..6]}");
        Changed(letter);
        return letter.Id;
    }

    public bool Update(PostId post, PartBody body, PostMark mark)
    {
        if (Find(post) is not { } letter) return false;
        letter.Show(sim.Clock.Ticks, body, mark, letter.IsUnmarked && !mark.IsFinal && sim.Dice.OneIn(2));
        sim.History.Fact("update", int.Parse(post.Value.AsSpan(1)), mark.Revision);
        sim.History.Tell(() => $"  {letter.Id} {body.Text}");
        Changed(letter);
        return true;
    }

    public bool Remove(PostId post)
    {
        if (IsFile(post)) return shared.Remove(post);
        if (Find(post) is not { } letter) return false;
        letter.IsGone = true;
        sim.History.Fact("remove", int.Parse(post.Value.AsSpan(1)));
        if (Echoes && !letter.IsUnmarked) sim.Cluster.Echo(new Echo(letter.Mark.Marker, letter.Id, letter.Mark.Revision, Deleted: true));
        return true;
    }

    private void Changed(Letter letter)
    {
        Judging.Landed(sim, letter);
        if (Echoes && !letter.IsUnmarked) sim.Cluster.Echo(new Echo(letter.Mark.Marker, letter.Id, letter.Mark.Revision));
    }
}
