using ChatAgency.Core.Speaking;
using ChatAgency.Grains.Interfaces.Speaking;

namespace ChatAgency.Slack.Speaking;

/// <summary>What is known here of one workspace.</summary>
internal sealed class SpeakingPage(string workspace)
{
    /// <summary>What holds while nothing could be read: the settings as they are shipped.</summary>
    private static readonly SpeakingInForce Unread = new(WorkspaceSpeaking.Empty, new SpeakingDefaults(SpeakingMode.FollowUps, Guests: false, External: false, MessagesAMinute: 30));

    private readonly Lock gate = new();
    private volatile Known? known;
    private Task<SpeakingInForce>? reading;

    /// <summary>Whose it is.</summary>
    public string Workspace => workspace;

    /// <summary>What was read last; null before the first time.</summary>
    public SpeakingInForce? InForce => known?.InForce;

    /// <summary>True where some place wants every message, or nothing is known yet.</summary>
    public bool MayWantEvery => known?.WantsEvery ?? true;

    /// <summary>When it was read, or could not be, as a timestamp of the clock; null before the first time.</summary>
    public long? ReadAt => known?.At;

    /// <summary>Reads it anew; whoever asks while somebody reads gets the same.</summary>
    public Task<SpeakingInForce> ReadAsync(Func<Task<SpeakingInForce>> read, TimeProvider time)
    {
        lock (gate)
        {
            if (reading is { IsCompleted: false } running) return running;
            return reading = KeepAsync(read, time);
        }
    }

    private async Task<SpeakingInForce> KeepAsync(Func<Task<SpeakingInForce>> read, TimeProvider time)
    {
        // Never under the lock.
        await Task.Yield();
        try
        {
            var inForce = await read();
            known = new Known(inForce, time.GetTimestamp(), WantsEveryOf(inForce));
            return inForce;
        }
        catch
        {
            // What was known counts a while longer: who cannot be reached is not asked again for each message. Silos of an
            // older version know of no wishes, so nobody has any there.
            known = known is { } old ? old with { At = time.GetTimestamp() } : new Known(Unread, time.GetTimestamp(), WantsEvery: false);
            throw;
        }
    }

    private static bool WantsEveryOf(SpeakingInForce inForce) =>
        (inForce.Held.Wishes.Mode ?? inForce.Defaults.Mode) == SpeakingMode.Every || inForce.Held.Wishes.Channels.Any(static channel => channel.Mode == SpeakingMode.Every);

    private sealed record Known(SpeakingInForce InForce, long At, bool WantsEvery);
}
