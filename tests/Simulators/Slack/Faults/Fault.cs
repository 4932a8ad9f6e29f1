namespace ChatAgency.Simulators.Slack.Faults;

/// <summary>How one call goes wrong. What the call does and what the caller hears of it are set apart.</summary>
public sealed record Fault
{
    /// <summary>Whether the call does what it was asked to.</summary>
    public bool HasEffect { get; init; } = true;

    /// <summary>What the caller hears.</summary>
    public FaultReply Reply { get; init; } = new FaultReply.Honest();

    /// <summary>How long the effect stays invisible to reads; null for the simulator's own lag.</summary>
    public TimeSpan? ReadLag { get; init; }

    /// <summary>The effect lands only when this ends (an update that overtakes, or is overtaken by, another).</summary>
    public Task? LandsAfter { get; init; }

    /// <summary>The call is refused with this code and does nothing.</summary>
    public static Fault Refuse(string code) => new() { HasEffect = false, Reply = new FaultReply.Error(code) };

    /// <summary>HTTP 429; nothing is done.</summary>
    public static Fault RateLimit(int retryAfterSeconds) => new() { HasEffect = false, Reply = new FaultReply.RateLimited(retryAfterSeconds) };

    /// <summary>The call takes effect, and the caller hears this error all the same.</summary>
    public static Fault DoneButError(string code) => new() { Reply = new FaultReply.Error(code) };

    /// <summary>An HTTP error.</summary>
    public static Fault Status(int status, bool hasEffect) => new() { HasEffect = hasEffect, Reply = new FaultReply.Http(status) };

    /// <summary>No answer ever comes.</summary>
    public static Fault Timeout(bool hasEffect) => new() { HasEffect = hasEffect, Reply = new FaultReply.Hang() };

    /// <summary>The connection breaks instead of an answer.</summary>
    public static Fault Disconnect(bool hasEffect) => new() { HasEffect = hasEffect, Reply = new FaultReply.Reset() };

    /// <summary>The call says that it is done, and nothing happens.</summary>
    public static Fault Lie() => new() { HasEffect = false };

    /// <summary>The call is done at once; its answer waits for the gate.</summary>
    public static Fault AnswerAfter(Task gate) => new() { Reply = new FaultReply.After(gate.WaitAsync) };

    /// <summary>The call is done at once; its answer comes after this time.</summary>
    public static Fault Slow(TimeSpan delay, TimeProvider time) =>
        new() { Reply = new FaultReply.After(cancellationToken => Task.Delay(delay, time, cancellationToken)) };

    /// <summary>No answer comes, and the effect lands when the gate opens.</summary>
    public static Fault TimeoutThenLand(Task gate) => new() { Reply = new FaultReply.Hang(), LandsAfter = gate };

    /// <summary>The call succeeds, and reads do not show it for this time.</summary>
    public static Fault HiddenFor(TimeSpan lag) => new() { ReadLag = lag };
}
