using Orleans.CodeGeneration;

namespace ChatAgency.Grains.Interfaces.Speaking;

/// <summary>When the agency speaks in one workspace; its key is <c>{platform}/{workspace}</c>. Gateways and silos take a change on within five seconds.</summary>
[Alias("ChatAgency.IWorkspaceSpeakingGrain"), Version(1)]
public interface IWorkspaceSpeakingGrain : IGrainWithStringKey
{
    /// <summary>What holds now.</summary>
    [Alias("Read")]
    Task<SpeakingInForce> Read(CancellationToken cancellationToken);

    /// <summary>Sets all wishes; where it is muted stays. Gives what is wrong, one a fault; with any nothing changed.</summary>
    /// <param name="wishes">What is to hold.</param>
    /// <param name="version">The <see cref="WorkspaceSpeaking.Version"/> that they were made of; null to set them whatever holds.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    [Alias("SetWishes")]
    Task<IReadOnlyList<string>> Set(SpeakingWishes wishes, long? version, CancellationToken cancellationToken);

    /// <summary>Mutes it in a thread or channel, or ends that. False where it was so already.</summary>
    /// <param name="place">A channel's id, or <c>channel:thread</c>.</param>
    /// <param name="isMuted">What is to hold there.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    [Alias("Mute")]
    Task<bool> Mute(string place, bool isMuted, CancellationToken cancellationToken);

    /// <summary>
    /// Forgets what is wanted of a channel, and that it or a thread of it is muted; of everything, where none is named. Durable when it
    /// returns; it may be repeated.
    /// </summary>
    [Alias("ErasePlace")]
    Task ErasePlace(string? channel, CancellationToken cancellationToken);
}
