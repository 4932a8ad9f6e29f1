namespace ChatAgency.Grains.Memory;

/// <summary>What a message asks of the agency's memory. A closed set.</summary>
internal abstract record MemoryAsk
{
    private MemoryAsk() { }

    /// <summary>Remember this; <paramref name="GoesOn"/> where the message says more, which is to be answered as well.</summary>
    public sealed record Remember(string Text, MemoryReach Reach, bool GoesOn) : MemoryAsk;

    /// <summary>Tell what is remembered.</summary>
    public sealed record Recall : MemoryAsk;

    /// <summary>Forget all of the person's own.</summary>
    public sealed record ForgetAll : MemoryAsk;

    /// <summary>Forget one by the number under which it was told: of the person's own, or of the workspace's notes.</summary>
    public sealed record ForgetNumber(int Number, bool IsNote) : MemoryAsk;

    /// <summary>Forget what is told in these words; where nothing is, the message is like any other.</summary>
    public sealed record ForgetWords(string Words) : MemoryAsk;
}
