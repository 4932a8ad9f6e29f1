using Orleans.CodeGeneration;
using Orleans.Concurrency;

namespace ChatAgency.Grains.Interfaces.Finding;

/// <summary>Asks every silo for the turns that it works on. It keeps nothing; one for the cluster, under <see cref="Key"/>.</summary>
[Alias("ChatAgency.ITurnBoardGrain"), Version(1)]
public interface ITurnBoardGrain : IGrainWithIntegerKey
{
    /// <summary>The key of the only one.</summary>
    const long Key = 0;

    /// <summary>The turns in flight at this moment. A silo that says nothing for two seconds is named as one that did not answer.</summary>
    [Alias("InFlight"), AlwaysInterleave]
    Task<TurnBoard> InFlight(CancellationToken cancellationToken);
}
