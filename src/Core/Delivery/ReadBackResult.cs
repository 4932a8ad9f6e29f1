
namespace ChatAgency.Core.Delivery;

/// <summary>What reading a post back brought.</summary>
public abstract record ReadBackResult
{
    private ReadBackResult() { }

    /// <summary>The post was read.</summary>
    /// <param name="Revision">The revision it shows.</param>
    /// <param name="Marker">The marker it carries; null where it carries none, or where nobody else can write on it.</param>
    public sealed record Done(long Revision, Marker? Marker = null) : ReadBackResult;

    /// <summary>The thread was read and the post is not in it.</summary>
    public sealed record Missing : ReadBackResult;

    /// <summary>The thread could not be read.</summary>
    public sealed record Refused(Refusal Refusal) : ReadBackResult;
}
