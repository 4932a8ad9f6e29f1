using ChatAgency.Grains.Interfaces.Finding;
using ChatAgency.Grains.Neighbours;
using Microsoft.Extensions.Logging;

namespace ChatAgency.Grains.Finding;

/// <summary>Asks the service of every silo.</summary>
[GrainType("turn-board")]
internal sealed partial class TurnBoardGrain(OwnerServices services, ISiloStatusOracle oracle, TimeProvider time, ILogger<TurnBoardGrain> logger) : Grain, ITurnBoardGrain
{
    // Longer no operator waits for a silo that may be dead.
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(2);

    public async Task<TurnBoard> InFlight(CancellationToken cancellationToken)
    {
        var silos = oracle.GetApproximateSiloStatuses(onlyActive: false).Where(static silo => !silo.Value.IsTerminating() && silo.Value != SiloStatus.None).Select(static silo => silo.Key);
        var heard = await Task.WhenAll(silos.Select(silo => AskAsync(silo, cancellationToken)));
        return new TurnBoard(
            [.. heard.SelectMany(static one => one.Turns?.Turns ?? []).OrderByDescending(static turn => turn.Age)],
            [.. heard.Select(static one => new SiloOnBoard(one.Silo.ToParsableString(), one.Turns is not null, one.Turns?.Conversations ?? 0)).OrderBy(static silo => silo.Silo, StringComparer.Ordinal)]);
    }

    private async Task<(SiloAddress Silo, TurnsHere? Turns)> AskAsync(SiloAddress silo, CancellationToken cancellationToken)
    {
        try
        {
            return (silo, await services.On(silo).InFlight().WaitAsync(s_patience, time, cancellationToken));
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            Log.NotHeard(logger, silo, exception);
            return (silo, null);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 5053, Level = LogLevel.Warning, Message = "Silo {Silo} did not say what it works on; its turns are not shown.")]
        public static partial void NotHeard(ILogger logger, SiloAddress silo, Exception exception);
    }
}
