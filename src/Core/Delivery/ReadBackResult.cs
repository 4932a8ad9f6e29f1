
namespace ChatAgency.Core.Delivery;

/// <summary>What reading a post back brought.</summary>
public abstract record ReadBackResult
{
    private ReadBackResult() { }

    /// <summary>The post was read.</summary>
    public sealed record Done(long Revision) : ReadBackResult;

    /// <summary>The thread was read and the post is not in it.</summary>
    public sealed record Missing : ReadBackResult;

    /// <summary>The thread could not be read.</summary>
    public sealed record Refused(Refusal Refusal) : ReadBackResult;
}
