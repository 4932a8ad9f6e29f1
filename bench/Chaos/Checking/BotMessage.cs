namespace ChatAgency.Chaos.Checking;

/// <summary>A message of a bot, and all that it showed.</summary>
public sealed class BotMessage(string ts)
{
    private readonly List<Line> _versions = [];

    public string Ts => ts;

    /// <summary>What it showed, oldest first; the last may say that it is gone.</summary>
    public IReadOnlyList<Line> Versions => _versions;

    public double Since => _versions[0].At;

    /// <summary>When it was removed; null where it stands at the end.</summary>
    public double? GoneAt => _versions[^1].Fact.Gone == true ? _versions[^1].At : null;

    public bool Stands => GoneAt is null;

    /// <summary>A person removed it.</summary>
    public bool RemovedByPerson { get; set; }

    public string Text => _versions.LastOrDefault(static version => version.Fact.Gone != true)?.Fact.Text ?? "";

    public string? Marker => _versions.Select(static version => version.Fact.Marker).LastOrDefault(static marker => marker is not null);

    /// <summary>The first moment at which it showed this.</summary>
    public double? FirstShown(string words) =>
        _versions.FirstOrDefault(version => version.Fact.Gone != true && version.Fact.Text?.Contains(words, StringComparison.Ordinal) == true)?.At;

    /// <summary>When it came to show what it showed last.</summary>
    public double FinalSince => _versions.Last(static version => version.Fact.Gone != true).At;

    internal void Show(Line shown) => _versions.Add(shown);
}
