namespace ChatAgency.Scale.Filling;

/// <summary>The kinds of stores that can be filled.</summary>
/// <param name="Name">As the agency calls it.</param>
/// <param name="StartAsync">Starts what it needs.</param>
internal sealed record FilledStore(string Name, Func<Task<IFilledStore>> StartAsync)
{
    public static IReadOnlyList<FilledStore> All { get; } =
    [
        new("sqlite", static () => Task.FromResult<IFilledStore>(new SqliteFill())),
        new("postgres", PostgresFill.StartAsync),
    ];
}
