using Orleans.CodeGeneration;
using Orleans.Concurrency;

namespace ChatAgency.Grains.Interfaces.Finding;

/// <summary>Finds turns over all days for operators. It keeps nothing; one for the cluster, under <see cref="Key"/>.</summary>
[Alias("ChatAgency.IFinderGrain"), Version(1)]
public interface IFinderGrain : IGrainWithIntegerKey
{
    /// <summary>The key of the only one.</summary>
    const long Key = 0;

    /// <summary>Searches the register, the newest first.</summary>
    [Alias("Search"), AlwaysInterleave]
    Task<RegisterFound> Search(RegisterSearch search, CancellationToken cancellationToken);

    /// <summary>Where an error id stands, in any case of letters; null where it is not known.</summary>
    [Alias("FindError"), AlwaysInterleave]
    Task<ErrorPlace?> FindError(string errorId, CancellationToken cancellationToken);

    /// <summary>The turns that a Slack <c>ts</c> tells of: the message of it, the post or the thread; ten at most, the newest first.</summary>
    /// <param name="ts">Seconds since 1970, a dot and six digits.</param>
    /// <param name="channel">The channel by its id; null where that is not known.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    [Alias("FindStamp"), AlwaysInterleave]
    Task<IReadOnlyList<RegisterEntry>> FindStamp(string ts, string? channel, CancellationToken cancellationToken);

    /// <summary>What people think of answers, by day, agent and version; days from and to are included.</summary>
    [Alias("Rated"), AlwaysInterleave]
    Task<IReadOnlyList<RatedAgent>> Rated(DateOnly from, DateOnly to, CancellationToken cancellationToken);
}
