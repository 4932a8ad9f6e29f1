using Orleans.CodeGeneration;
using Orleans.Concurrency;

namespace ChatAgency.Grains.Interfaces.Finding;

/// <summary>Where the error ids of one bucket stand; its key is <see cref="ErrorPlace.BucketOf"/> of them.</summary>
[Alias("ChatAgency.IErrorIndexGrain"), Version(1)]
public interface IErrorIndexGrain : IGrainWithIntegerKey
{
    /// <summary>How many buckets there are. Fixed: an error id must be found again.</summary>
    const int Buckets = 256;

    /// <summary>Takes places in; durable when it returns. The same again changes nothing.</summary>
    [Alias("Add")]
    Task Add(IReadOnlyList<ErrorPlace> places, CancellationToken cancellationToken);

    /// <summary>Where an error id stands; null where it is not known.</summary>
    [Alias("Find"), AlwaysInterleave]
    Task<ErrorPlace?> Find(string errorId, CancellationToken cancellationToken);

    /// <summary>Forgets these error ids of a conversation; gone from the store when it returns.</summary>
    [Alias("Forget")]
    Task Forget(string conversation, IReadOnlyList<string> errorIds, CancellationToken cancellationToken);

    /// <summary>Forgets what was accepted before a moment.</summary>
    [Alias("DropBefore")]
    Task DropBefore(DateTimeOffset moment, CancellationToken cancellationToken);
}
