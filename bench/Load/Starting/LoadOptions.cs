using ChatAgency.Load.Contending;

namespace ChatAgency.Load.Starting;

/// <summary>What a run is asked to be.</summary>
internal sealed record LoadOptions
{
    public bool Help { get; init; }

    /// <summary>What is measured; load unless told otherwise.</summary>
    public Measured Measures { get; init; }

    /// <summary>The names of those that take part.</summary>
    public IReadOnlyList<string> Targets { get; init; } = Contenders.Names;

    /// <summary>The names of the scenarios; empty for all.</summary>
    public IReadOnlyList<string> Scenarios { get; init; } = [];

    /// <summary>How often each is played; medians are printed.</summary>
    public int Runs { get; init; } = 5;

    /// <summary>Mentions of a burst.</summary>
    public int Burst { get; init; } = 2_000;

    /// <summary>Messages that are not for the agency.</summary>
    public int Chatter { get; init; } = 10_000;

    /// <summary>Senders of the closed loops.</summary>
    public int Senders { get; init; } = 64;

    /// <summary>Turns a second of the open loop.</summary>
    public int Rate { get; init; } = 100;

    /// <summary>Mentions a second of the open loop that looks at acknowledgements.</summary>
    public int AckRate { get; init; } = 200;

    /// <summary>How long an open loop begins new ones.</summary>
    public int Seconds { get; init; } = 10;

    /// <summary>Turns, and as much chatter, before anything is measured.</summary>
    public int Warmup { get; init; } = 3_000;

    /// <summary>Stops of each kind, where stops are measured.</summary>
    public int Stops { get; init; } = 100;

    /// <summary>Another build of the agency: the path of its <c>ChatAgency.Local.dll</c>.</summary>
    public string? Program { get; init; }

    /// <summary>A further program to be measured and its arguments; empty for none.</summary>
    public IReadOnlyList<string> Other { get; init; } = [];

    /// <summary>What the agency's process is set to besides, in its environment.</summary>
    public IReadOnlyDictionary<string, string> Settings { get; init; } = new Dictionary<string, string>();

    /// <summary>A run of seconds, which shows that everything works and no more.</summary>
    public LoadOptions Smoke() => this with { Runs = 1, Burst = 40, Chatter = 200, Senders = 8, Rate = 10, AckRate = 20, Seconds = 1, Warmup = 10, Stops = 4 };

    public bool Wants(string scenario) => Scenarios.Count == 0 || Scenarios.Contains(scenario);
}
