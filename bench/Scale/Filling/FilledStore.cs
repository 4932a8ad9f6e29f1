namespace ChatAgency.Scale.Filling;

/// <summary>A store that can be filled by generated conversations.</summary>
/// <param name="Name">As the agency calls it.</param>
/// <param name="FillAsync">Puts copies of the one conversation in the data folder beside it, under these ids; the agency is down meanwhile.</param>
internal sealed record FilledStore(string Name, Func<string, Generated, CancellationToken, Task> FillAsync)
{
    public static IReadOnlyList<FilledStore> All { get; } = [new("sqlite", SqliteFill.RunAsync)];
}
