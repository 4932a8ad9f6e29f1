using ChatAgency.Chaos.Recording;

namespace ChatAgency.Chaos.Checking;

/// <summary>A question, as the history tells of it.</summary>
public sealed class AskedQuestion(Line asked)
{
    private readonly List<Line> _wordings = [asked];
    private readonly List<Line> _told = [];
    private readonly List<Line> _calls = [];

    public Line Asked => asked;

    public string Tag => asked.Fact.Tag!;

    public string Expect => asked.Fact.Expect ?? Expected.Reply;

    /// <summary>Its wordings: the first, and those of its changes.</summary>
    public IReadOnlyList<Line> Wordings => _wordings;

    /// <summary>The tries to deliver its events.</summary>
    public IReadOnlyList<Line> Told => _told;

    /// <summary>The beginnings of its model calls.</summary>
    public IReadOnlyList<Line> ModelCalls => _calls;

    /// <summary>Its author removed it.</summary>
    public Line? Removed { get; set; }

    /// <summary>Someone removed its reply.</summary>
    public Line? ReplyRemoved { get; set; }

    /// <summary>When it was first acknowledged; null where it never was.</summary>
    public double? AcknowledgedAt => First("message", "app_mention");

    /// <summary>When its removal was acknowledged.</summary>
    public double? RemovalAcknowledgedAt => First("message_deleted");

    /// <summary>The marks of its answers: one a wording.</summary>
    public IEnumerable<string> Marks => _wordings.Select(static wording => wording.Fact.Answer!);

    internal void Reword(Line edited) => _wordings.Add(edited);

    internal void Tell(Line told) => _told.Add(told);

    internal void Call(Line begin) => _calls.Add(begin);

    private double? First(params string[] kinds) =>
        _told.FirstOrDefault(told => told.Fact.Status is >= 200 and < 300 && kinds.Contains(told.Fact.Method))?.At;
}
