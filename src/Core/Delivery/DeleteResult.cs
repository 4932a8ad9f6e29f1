
namespace ChatAgency.Core.Delivery;

/// <summary>How a removal ended.</summary>
public abstract record DeleteResult
{
    private DeleteResult() { }

    /// <summary>The post is gone.</summary>
    public sealed record Done : DeleteResult;

    /// <summary>It stands still.</summary>
    public sealed record Refused(Refusal Refusal) : DeleteResult;

    /// <summary>It may be gone.</summary>
    public sealed record Unknown(string Reason) : DeleteResult;
}
