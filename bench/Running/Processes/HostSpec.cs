namespace ChatAgency.Running.Processes;

/// <summary>How one process under test is started.</summary>
/// <param name="Name">Its name.</param>
/// <param name="HasDoors">Slack's events go to it.</param>
/// <param name="HasTurns">It works on conversations.</param>
/// <param name="Program">The program.</param>
/// <param name="Arguments">Its arguments.</param>
/// <param name="Settings">Its environment; nothing else that could be a setting is passed on.</param>
/// <param name="Door">Its public address.</param>
/// <param name="Ready">What answers 2xx as soon as it is ready; null where an open port says so.</param>
public sealed record HostSpec(
    string Name,
    bool HasDoors,
    bool HasTurns,
    string Program,
    IReadOnlyList<string> Arguments,
    IReadOnlyDictionary<string, string> Settings,
    Uri Door,
    Uri? Ready)
{
    /// <summary>Where its figures are read (<c>/metrics</c>); null where it has none.</summary>
    public Uri? Admin { get; init; }
}
