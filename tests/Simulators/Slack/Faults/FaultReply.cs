namespace ChatAgency.Simulators.Slack.Faults;

/// <summary>What the caller gets to see of a faulty call.</summary>
public abstract record FaultReply
{
    private FaultReply() { }

    /// <summary>The method's own answer.</summary>
    public sealed record Honest : FaultReply;

    /// <summary>HTTP 200 with <c>ok: false</c> and this code.</summary>
    public sealed record Error(string Code) : FaultReply;

    /// <summary>HTTP 429 with <c>Retry-After</c> in whole seconds.</summary>
    public sealed record RateLimited(int RetryAfterSeconds) : FaultReply;

    /// <summary>This HTTP status with a body that is no JSON.</summary>
    public sealed record Http(int Status) : FaultReply;

    /// <summary>No answer until the caller gives up.</summary>
    public sealed record Hang : FaultReply;

    /// <summary>The connection breaks.</summary>
    public sealed record Reset : FaultReply;

    /// <summary>The method's own answer once this has ended.</summary>
    public sealed record After(Func<CancellationToken, Task> Wait) : FaultReply;
}
