namespace ChatAgency.Chaos.Checking;

/// <summary>How much time and how many calls are allowed; all times in seconds.</summary>
public sealed record Bounds
{
    /// <summary>How long a further placeholder may stand after the fault has ended.</summary>
    public double Spare { get; init; } = 10;

    /// <summary>How soon open turns go on after the death of their process.</summary>
    public double Resume { get; init; } = 10;

    /// <summary>How soon a reply comes after the last fault that concerned it has ended.</summary>
    public double Reply { get; init; } = 30;

    /// <summary>How long a working text may stand without change, faults not counted.</summary>
    public double Working { get; init; } = 90;

    /// <summary>Model calls of one question that got so far as to stream.</summary>
    public int ModelCalls { get; init; } = 2;

    /// <summary>Model calls of one question, refused ones included.</summary>
    public int ModelTries { get; init; } = 8;

    /// <summary>Slack calls in one channel, a question, from one death of a process to the next.</summary>
    public int SlackCalls { get; init; } = 80;
}
