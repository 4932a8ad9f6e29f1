using ChatAgency.Scale.Filling;

namespace ChatAgency.Scale.Starting;

/// <summary>What a run is asked to be.</summary>
internal sealed record ScaleOptions
{
    public bool Help { get; init; }

    /// <summary>The names of what is played; empty for all.</summary>
    public IReadOnlyList<string> Parts { get; init; } = [];

    /// <summary>Answers in flight at once.</summary>
    public int Flight { get; init; } = 10_000;

    /// <summary>After the flight, wait until idle conversations are collected, and look at the memory again.</summary>
    public bool Idle { get; init; }

    /// <summary>How long a thread grows, in turns.</summary>
    public int Length { get; init; } = 2_000;

    /// <summary>Threads that grow side by side.</summary>
    public int Threads { get; init; } = 16;

    /// <summary>Conversations of the small store.</summary>
    public int Few { get; init; } = 1_000;

    /// <summary>Conversations of the large store.</summary>
    public int Many { get; init; } = 1_000_000;

    /// <summary>Which store is filled.</summary>
    public FilledStore Store { get; init; } = FilledStore.All[0];

    /// <summary>Rounds in which two sides are measured in turn.</summary>
    public int Runs { get; init; } = 5;

    /// <summary>Turns of a round.</summary>
    public int Turns { get; init; } = 400;

    /// <summary>Turns a second where the rate is constant.</summary>
    public int Rate { get; init; } = 40;

    /// <summary>Turns before anything is measured.</summary>
    public int Warmup { get; init; } = 3_000;

    /// <summary>A run of seconds, which shows that everything works and no more.</summary>
    public ScaleOptions Smoke() => this with { Flight = 100, Length = 12, Threads = 2, Few = 10, Many = 500, Runs = 1, Turns = 10, Rate = 10, Warmup = 10 };

    public bool Wants(string part) => Parts.Count == 0 || Parts.Contains(part);
}
