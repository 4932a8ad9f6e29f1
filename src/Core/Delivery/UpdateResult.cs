
namespace ChatAgency.Core.Delivery;

/// <summary>How an update ended.</summary>
public abstract record UpdateResult
{
    private UpdateResult() { }

    /// <summary>The post shows the new content.</summary>
    public sealed record Done : UpdateResult;

    /// <summary>It had no effect.</summary>
    public sealed record Refused(Refusal Refusal) : UpdateResult;

    /// <summary>It may land now, later or never.</summary>
    public sealed record Unknown(string Reason) : UpdateResult;
}
