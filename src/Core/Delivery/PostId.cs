using Orleans;

namespace ChatAgency.Core.Delivery;

/// <summary>One post of the agency in a thread, as the platform names it (on Slack its <c>ts</c>).</summary>
[GenerateSerializer, Immutable, Alias("ChatAgency.PostId")]
public readonly record struct PostId([property: Id(0)] string Value)
{
    /// <summary>The platform's own text.</summary>
    public override string ToString() => Value;
}
