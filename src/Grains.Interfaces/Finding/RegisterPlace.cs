namespace ChatAgency.Grains.Interfaces.Finding;

/// <summary>Where a turn stands in the register: by the time of its message, then by conversation and number.</summary>
/// <param name="At">When its message was kept.</param>
/// <param name="Conversation">The text form of its conversation.</param>
/// <param name="Turn">Its number there.</param>
[GenerateSerializer, Immutable, Alias("ChatAgency.RegisterPlace")]
public sealed record RegisterPlace([property: Id(0)] DateTimeOffset At, [property: Id(1)] string Conversation, [property: Id(2)] long Turn) : IComparable<RegisterPlace>
{
    /// <inheritdoc/>
    public int CompareTo(RegisterPlace? other)
    {
        if (other is null) return 1;
        var order = At.CompareTo(other.At);
        if (order == 0) order = string.CompareOrdinal(Conversation, other.Conversation);
        return order == 0 ? Turn.CompareTo(other.Turn) : order;
    }
}
