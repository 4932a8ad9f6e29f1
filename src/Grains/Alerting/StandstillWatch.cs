using ChatAgency.Core.Alerting;
using ChatAgency.Grains.Neighbours;
using Microsoft.Extensions.Options;

namespace ChatAgency.Grains.Alerting;

/// <summary>Looks for turns of this silo that do not move, and for posts whose outcome stays unknown.</summary>
internal sealed class StandstillWatch(LiveRunners live, AlertDesk desk, IOptions<AlertOptions> options, TimeProvider time) : ILifecycleParticipant<ISiloLifecycle>
{
    public void Participate(ISiloLifecycle lifecycle) => lifecycle.EachRound(nameof(StandstillWatch), time, Look);

    internal void Look()
    {
        var (now, limits) = (time.GetUtcNow(), options.Value);
        var (still, unknown) = live.Oldest();
        if (now - still >= TimeSpan.FromSeconds(limits.StillSeconds))
            desk.Report(new AlertReport("turn-still", AlertSeverity.Critical, $"a turn has shown no progress for {limits.StillSeconds} seconds or longer"));
        if (now - unknown >= TimeSpan.FromSeconds(limits.UnknownSeconds))
            desk.Report(new AlertReport("post-unknown", AlertSeverity.Critical, $"the outcome of a post has been unknown for {limits.UnknownSeconds} seconds or longer"));
    }
}
