using Orleans.Services;

namespace ChatAgency.Grains.Neighbours;

/// <summary>One on each silo: reaches the activations that live there, by name.</summary>
[Alias("ChatAgency.IOwnerService")]
internal interface IOwnerService : IGrainService
{
    /// <summary>Bids an activation of this silo read its record again; nothing happens where it is gone.</summary>
    [Alias("LookAgain")]
    Task LookAgain(string conversation, string activation);

    /// <summary>What this silo works on at this moment.</summary>
    [Alias("InFlight")]
    Task<TurnsHere> InFlight();
}
