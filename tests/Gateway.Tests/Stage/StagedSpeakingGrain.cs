using System.Collections.Concurrent;
using ChatAgency.Core.Speaking;
using ChatAgency.Grains.Interfaces.Speaking;

namespace ChatAgency.Gateway.Tests.Stage;

/// <summary>A workspace that wants what its test says, else nothing of its own.</summary>
public sealed class StagedSpeakingGrain : Grain, IWorkspaceSpeakingGrain
{
    /// <summary>What workspaces want, by the grain's key.</summary>
    public static ConcurrentDictionary<string, WorkspaceSpeaking> Wants { get; } = new();

    public Task<SpeakingInForce> Read(CancellationToken cancellationToken) => Task.FromResult(new SpeakingInForce(
        Wants.GetValueOrDefault(this.GetPrimaryKeyString(), WorkspaceSpeaking.Empty), new SpeakingDefaults(SpeakingMode.FollowUps, Guests: false, External: false, MessagesAMinute: 0)));

    public Task<IReadOnlyList<string>> Set(SpeakingWishes wishes, long? version, CancellationToken cancellationToken) => throw new NotSupportedException("Nobody sets it here.");

    public Task ErasePlace(string? channel, CancellationToken cancellationToken) => throw new NotSupportedException("Nobody erases it here.");

    public Task<bool> Mute(string place, bool isMuted, CancellationToken cancellationToken) => throw new NotSupportedException("Nobody mutes it here.");
}
