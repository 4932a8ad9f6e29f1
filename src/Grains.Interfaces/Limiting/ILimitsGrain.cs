using Orleans.CodeGeneration;
using Orleans.Concurrency;

namespace ChatAgency.Grains.Interfaces.Limiting;

/// <summary>
/// How much people of one workspace asked within a minute, counted for the whole cluster; its key is <c>{platform}/{workspace}</c>.
/// It holds no truth: after a loss counting begins anew.
/// </summary>
[Alias("ChatAgency.ILimitsGrain"), Version(1)]
public interface ILimitsGrain : IGrainWithStringKey
{
    /// <summary>Counts a question; which limit it is over, and for how long; null where it is within all, and counts.</summary>
    /// <param name="person">Who asks, by the platform's id.</param>
    /// <param name="channel">Where.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    [Alias("Count"), AlwaysInterleave]
    Task<OverLimit?> Count(string person, string channel, CancellationToken cancellationToken);

    /// <summary>How much the last minute took, the workspace first, then channels and people, whoever asked most first: 200 at most. It asks nobody, and counts nothing.</summary>
    [Alias("Use"), AlwaysInterleave]
    Task<IReadOnlyList<LimitUse>> Use(CancellationToken cancellationToken);
}
