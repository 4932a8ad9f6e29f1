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
        var limits = options.Value;
        var (still, unknown) = (TimeSpan.FromSeconds(limits.StillSeconds), TimeSpan.FromSeconds(limits.UnknownSeconds));
        var standing = live.Standing().ToList();
        if (standing.Exists(one => one is { Open: not null, AwaitsPerson: false } && one.Still >= still))
            desk.Report(new AlertReport("turn-still", AlertSeverity.Critical, $"a turn has shown no progress for {limits.StillSeconds} seconds or longer"));
        if (standing.Exists(one => one.Unknown > 0 && one.UnknownFor >= unknown))
            desk.Report(new AlertReport("post-unknown", AlertSeverity.Critical, $"the outcome of a post has been unknown for {limits.UnknownSeconds} seconds or longer"));
    }
}
