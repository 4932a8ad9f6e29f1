
namespace ChatAgency.Core.Delivery;

/// <summary>How a post ended.</summary>
public abstract record PostResult
{
    private PostResult() { }

    /// <summary>It stands in the thread.</summary>
    public sealed record Done(PostId Post) : PostResult;

    /// <summary>It had no effect.</summary>
    public sealed record Refused(Refusal Refusal) : PostResult;

    /// <summary>It may or may not stand in the thread.</summary>
    public sealed record Unknown(string Reason) : PostResult;
}
