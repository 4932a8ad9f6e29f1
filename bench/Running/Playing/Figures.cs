using ChatAgency.Running.Measuring;

namespace ChatAgency.Running.Playing;

/// <summary>What one run of one contender came to.</summary>
public sealed record Figures
{
    /// <summary>Events or turns.</summary>
    public required int Count { get; init; }

    /// <summary>From the first to the last.</summary>
    public required TimeSpan Took { get; init; }

    /// <summary>The contender's CPU time for all.</summary>
    public required double CpuSeconds { get; init; }

    /// <summary>What it allocated for all, in bytes; null where that cannot be seen.</summary>
    public double? Allocated { get; init; }

    /// <summary>Its memory afterwards, in bytes.</summary>
    public long Resident { get; init; }

    /// <summary>How many cores the generator with its simulators was busy with.</summary>
    public double Generator { get; init; }

    /// <summary>From the moment an event was meant to be sent to its 200.</summary>
    public Latencies Acknowledged { get; init; } = new();

    /// <summary>To the first post in the thread.</summary>
    public Latencies FirstSign { get; } = new();

    /// <summary>What an answer took beyond the model's own time.</summary>
    public Latencies Added { get; } = new();

    /// <summary>What was not as it has to be.</summary>
    public IReadOnlyList<string> Faults { get; init; } = [];

    public double PerSecond => Count / Took.TotalSeconds;

    public double CpuMillisecondsEach => CpuSeconds * 1_000 / Count;

    public double? KibibytesEach => Allocated / 1024 / Count;
}
