using Orleans.CodeGeneration;

namespace ChatAgency.Grains.Interfaces.Installing;

/// <summary>Remembers which tickets of installing were used, for all gateways; its key is the platform.</summary>
[Alias("ChatAgency.IInstallTicketsGrain"), Version(1)]
public interface IInstallTicketsGrain : IGrainWithStringKey
{
    /// <summary>True once for each ticket; durable when it returns. False also while more than 1,000 are remembered.</summary>
    /// <param name="ticket">The ticket.</param>
    /// <param name="until">After that it is no ticket any more, and forgotten.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    [Alias("Spend")]
    Task<bool> Spend(string ticket, DateTimeOffset until, CancellationToken cancellationToken);
}
