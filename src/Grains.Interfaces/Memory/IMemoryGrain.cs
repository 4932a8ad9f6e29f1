using Orleans.CodeGeneration;
using Orleans.Concurrency;

namespace ChatAgency.Grains.Interfaces.Memory;

/// <summary>What is remembered under one <see cref="MemoryKey"/>, whose text is the grain's key.</summary>
[Alias("ChatAgency.IMemoryGrain"), Version(1)]
public interface IMemoryGrain : IGrainWithStringKey
{
    /// <summary>The most facts under one key.</summary>
    const int Most = 100;

    /// <summary>The longest fact, in characters.</summary>
    const int Longest = 500;

    /// <summary>Remembers; durable when it returns. The same words again are the same fact. False where there are <see cref="Most"/> already.</summary>
    [Alias("Remember")]
    Task<bool> Remember(string text, string by, CancellationToken cancellationToken);

    /// <summary>All of it, the oldest first.</summary>
    [Alias("Recall"), AlwaysInterleave]
    Task<IReadOnlyList<Fact>> Recall(CancellationToken cancellationToken);

    /// <summary>Forgets these for good, all where none are named; gone from the store when it returns. How many there were.</summary>
    [Alias("Forget")]
    Task<int> Forget(IReadOnlyList<long>? numbers, CancellationToken cancellationToken);
}
