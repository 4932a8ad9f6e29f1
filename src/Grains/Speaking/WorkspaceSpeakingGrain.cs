using ChatAgency.Grains.Interfaces.Speaking;
using Microsoft.Extensions.Options;

namespace ChatAgency.Grains.Speaking;

/// <summary>Keeps when the agency speaks in a workspace.</summary>
[GrainType("workspace-speaking")]
internal sealed class WorkspaceSpeakingGrain([PersistentState("speaking")] IPersistentState<WorkspaceSpeakingState> stored, IOptions<SpeakingOptions> options)
    : Grain, IWorkspaceSpeakingGrain
{
    private const int MostMuted = 1_000;

    private WorkspaceSpeaking Held => stored.State.Speaking;

    public Task<SpeakingInForce> Read(CancellationToken cancellationToken)
    {
        var held = options.Value;
        return Task.FromResult(new SpeakingInForce(Held, new SpeakingDefaults(held.Mode, held.Guests, held.External, held.MessagesAMinute)));
    }

    public async Task<IReadOnlyList<string>> Set(SpeakingWishes wishes, long? version, CancellationToken cancellationToken)
    {
        var faults = SpeakingFaults.Of(wishes).ToList();
        if (version is { } made && made != Held.Version) faults.Add($"somebody else changed it: this was made of version {made}, and {Held.Version} holds. Read it again");
        if (faults.Count == 0) await SaveAsync(Held with { Wishes = wishes }, cancellationToken);
        return faults;
    }

    public async Task<bool> Mute(string place, bool isMuted, CancellationToken cancellationToken)
    {
        if (Held.Muted.Contains(place, StringComparer.Ordinal) == isMuted) return false;
        var muted = isMuted ? Held.Muted.Add(place) : Held.Muted.Remove(place, StringComparer.Ordinal);
        await SaveAsync(Held with { Muted = [.. muted.TakeLast(MostMuted)] }, cancellationToken);
        return true;
    }

    public async Task ErasePlace(string? channel, CancellationToken cancellationToken)
    {
        if (!stored.RecordExists) return;
        await SaveAsync(channel is null ? WorkspaceSpeaking.Empty with { Version = Held.Version } : Without(channel), cancellationToken);
    }

    private WorkspaceSpeaking Without(string channel) => Held with
    {
        // An empty list of 'only' is everywhere: the last one stays, with the name of a channel and nothing else.
        Wishes = Held.Wishes with { Channels = [.. Held.Wishes.Channels.Where(one => one.Channel != channel)], Only = Held.Wishes.Only.Count > 1 ? [.. Held.Wishes.Only.Where(one => one != channel)] : Held.Wishes.Only },
        Muted = Held.Muted.RemoveAll(place => place == channel || place.StartsWith(channel + ":", StringComparison.Ordinal)),
    };

    private async Task SaveAsync(WorkspaceSpeaking next, CancellationToken cancellationToken)
    {
        stored.State.Speaking = next with { Version = Held.Version + 1 };
        try
        {
            await stored.WriteStateAsync(cancellationToken);
        }
        catch
        {
            DeactivateOnIdle();
            throw;
        }
    }
}
