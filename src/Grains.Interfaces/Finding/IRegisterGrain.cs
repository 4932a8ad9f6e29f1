using Orleans.CodeGeneration;
using Orleans.Concurrency;

namespace ChatAgency.Grains.Interfaces.Finding;

/// <summary>
/// A share of the turns of one day; its key is <c>{yyyy-MM-dd}.{shard}</c>, shards 0 to <see cref="Shards"/> - 1, and all of a
/// conversation are in one of them. What it has is a view of the conversations' own records, a second or two behind.
/// </summary>
[Alias("ChatAgency.IRegisterGrain"), Version(1)]
public interface IRegisterGrain : IGrainWithStringKey
{
    /// <summary>How many shares a day has. Fixed: an entry must be found again.</summary>
    const int Shards = 4;

    /// <summary>Takes entries in, 64 at most; durable when it returns. The same again, or an older one, changes nothing that is found.</summary>
    [Alias("Add")]
    Task Add(IReadOnlyList<RegisterEntry> entries, CancellationToken cancellationToken);

    /// <summary>Searches this share. <see cref="RegisterFound.Next"/> is the last place where there may be more.</summary>
    [Alias("Find"), AlwaysInterleave]
    Task<RegisterFound> Find(RegisterSearch search, CancellationToken cancellationToken);

    /// <summary>What people think of this share's answers, by agent and version.</summary>
    [Alias("Rated"), AlwaysInterleave]
    Task<IReadOnlyList<RatedAgent>> Rated(CancellationToken cancellationToken);

    /// <summary>
    /// Forgets a conversation, or who a person is in it; gone from the store, error ids of the conversation included, when it returns. Entries of turns accepted until
    /// <paramref name="at"/> that come late are not taken in.
    /// </summary>
    /// <param name="conversation">The text form of the conversation.</param>
    /// <param name="author">The person; null for all of the conversation.</param>
    /// <param name="at">The time of the erasure.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    [Alias("Forget")]
    Task Forget(string conversation, string? author, DateTimeOffset at, CancellationToken cancellationToken);

    /// <summary>Removes this share for good.</summary>
    [Alias("Drop")]
    Task Drop(CancellationToken cancellationToken);
}
