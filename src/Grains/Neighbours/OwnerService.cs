using Microsoft.Extensions.Logging;

namespace ChatAgency.Grains.Neighbours;

/// <inheritdoc cref="IOwnerService"/>
internal sealed class OwnerService(GrainId id, Silo silo, ILoggerFactory loggers, LiveRunners live, ILocalSiloDetails here) : GrainService(id, silo, loggers), IOwnerService
{
    public Task LookAgain(string conversation, string activation)
    {
        live.LookAgain(conversation, activation);
        return Task.CompletedTask;
    }

    public Task<TurnsHere> InFlight() => Task.FromResult(live.InFlight(here.SiloAddress.ToParsableString()));
}
