using ChatAgency.Grains.Interfaces.Limiting;
using Microsoft.Extensions.Options;
using Orleans.Placement;

namespace ChatAgency.Grains.Limiting;

/// <summary>Counts a workspace's questions.</summary>
[GrainType("limits"), PreferLocalPlacement]
internal sealed class LimitsGrain(IOptions<LimitOptions> options, TimeProvider time) : Grain, ILimitsGrain
{
    private const int MostShown = 200;

    private readonly RecentAsks asks = new(time);

    public Task<OverLimit?> Count(string person, string channel, CancellationToken cancellationToken)
    {
        var (limits, who, where) = (options.Value, $"person {person}", $"channel {channel}");
        var over = Over(LimitOf.Person, who, limits.PersonAMinute) ?? Over(LimitOf.Channel, where, limits.ChannelAMinute) ?? Over(LimitOf.Workspace, "workspace", limits.WorkspaceAMinute);
        if (over is null) asks.Add(who, where, "workspace");
        return Task.FromResult(over);
    }

    public Task<IReadOnlyList<LimitUse>> Use(CancellationToken cancellationToken)
    {
        var limits = options.Value;
        return Task.FromResult<IReadOnlyList<LimitUse>>([.. asks.Use().Select(one => Read(one.Whose, one.Asked, limits)).OrderByDescending(static one => one.Of).ThenByDescending(static one => one.Asked).Take(MostShown)]);
    }

    private static LimitUse Read(string whose, int asked, LimitOptions limits) => whose.Split(' ', 2) switch
    {
        ["person", var id] => new(LimitOf.Person, id, asked, limits.PersonAMinute),
        ["channel", var id] => new(LimitOf.Channel, id, asked, limits.ChannelAMinute),
        _ => new(LimitOf.Workspace, "", asked, limits.WorkspaceAMinute),
    };

    private OverLimit? Over(LimitOf of, string whose, int most) => asks.Wait(whose, most) is { } wait ? new OverLimit(of, most, wait) : null;
}
