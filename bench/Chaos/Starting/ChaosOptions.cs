namespace ChatAgency.Chaos.Starting;

/// <summary>What a run is asked to be.</summary>
public sealed record ChaosOptions
{
    /// <summary>Only judge this history.</summary>
    public string? Check { get; init; }

    public bool Help { get; init; }

    /// <summary><c>chatagency</c>, <c>bolt</c> or <c>chat-sdk</c>.</summary>
    public string Target { get; init; } = "chatagency";

    /// <summary><c>single</c> or <c>cluster</c>.</summary>
    public string Mode { get; init; } = "single";

    /// <summary>Draws the schedule.</summary>
    public int Seed { get; init; } = Random.Shared.Next(1, 1_000_000);

    public int Questions { get; init; } = 200;

    /// <summary>Kills; one in forty questions, in a cluster one in eighty, where it is not set.</summary>
    public int? Kills { get; init; }

    public int Deaths => Kills ?? Math.Max(1, Questions / (Mode == "cluster" ? 80 : 40));

    /// <summary>Questions a second; 8 where one process answers, 4 in a cluster, where it is not set.</summary>
    public double? Rate { get; init; }

    public double Pace => Rate ?? (Mode == "cluster" ? 4 : 8);

    /// <summary>Scenes at once.</summary>
    public int Parallel { get; init; } = 60;

    /// <summary>Where the history goes.</summary>
    public string History { get; init; } = "chaos-history.jsonl";

    /// <summary>Slack's own waits of one and five minutes, instead of three hundredths of them.</summary>
    public bool RealRetryClock { get; init; }

    /// <summary>Only these faults of the table; empty for all.</summary>
    public IReadOnlyList<string> Faults { get; init; } = [];

    /// <summary>A thousand events a second, and nothing else.</summary>
    public bool Storm { get; init; }

    /// <summary>How long the storm lasts, in seconds.</summary>
    public int StormSeconds { get; init; } = 60;

    /// <summary>The longest wait for the last threads to come to rest, in seconds.</summary>
    public int Settle { get; init; } = 60;

    /// <summary>Where the processes keep their files; removed afterwards where it is not set.</summary>
    public string? Folder { get; init; }

    public bool Wants(string fault) => Faults.Count == 0 || Faults.Contains(fault);

    public override string ToString() =>
        $"{Target}, {Mode}, {Questions} questions{(Faults.Count > 0 ? ", only " + string.Join(' ', Faults) : "")}{(RealRetryClock ? ", Slack's real retry clock" : "")}{(Storm ? $", storm of {StormSeconds} s" : "")}";
}
