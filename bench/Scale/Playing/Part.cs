using ChatAgency.Scale.Starting;

namespace ChatAgency.Scale.Playing;

/// <summary>One question about scale.</summary>
/// <param name="Name">As on the command line.</param>
/// <param name="Heading">What it is, above its table.</param>
/// <param name="PlayAsync">Plays it.</param>
internal sealed record Part(string Name, Func<ScaleOptions, string> Heading, Func<ScaleOptions, TextWriter, CancellationToken, Task<Shown>> PlayAsync)
{
    public static IReadOnlyList<Part> All { get; } =
    [
        new("flight", static options => $"{options.Flight} answers in flight at once, in one process", InFlight.PlayAsync),
        new("threads", static options => $"Threads of {options.Length} turns", LongThreads.PlayAsync),
        new("store", static options => $"A store of {options.Many} conversations beside one of {options.Few}, on {options.Store.Name}", FullStore.PlayAsync),
        new("silos", static options => $"One silo and two, on one machine, at {options.Rate} turns a second", TwoSilos.PlayAsync),
    ];
}
