namespace ChatAgency.Grains.Interfaces.Finding;

/// <summary>Where a turn stands in the register: by the time of its message, then by conversation and number.</summary>
/// <param name="At">When its message was kept.</param>
/// <param name="Conversation">The text form of its conversation.</param>
/// <param name="Turn">Its number there.</param>
[GenerateSerializer, Immutable, Alias("ChatAgency.RegisterPlace")]
public sealed record RegisterPlace([property: Id(0)] DateTimeOffset At, [property: Id(1)] string Conversation, [property: Id(2)] long Turn)
{
    /// <summary>The order of the register, the oldest first.</summary>
    public static IComparer<RegisterPlace> Order { get; } = Comparer<RegisterPlace>.Create(static (one, other) =>
    {
        var order = one.At.CompareTo(other.At);
        if (order == 0) order = string.CompareOrdinal(one.Conversation, other.Conversation);
        return order == 0 ? one.Turn.CompareTo(other.Turn) : order;
    });
}
