using ChatAgency.Chaos.Running;
using ChatAgency.Chaos.Starting;
using ChatAgency.Running.Processes;
using ChatAgency.Running.Targets;

namespace ChatAgency.Chaos.Playing;

/// <summary>Which processes a run is about.</summary>
internal static class Casting
{
    private const int Silos = 3;
    private const int Gateways = 2;

    public static IReadOnlyList<HostSpec> Of(ChaosOptions options, Outside outside, Store? store)
    {
        if (options.Target != "chatagency") return [PeerCast.Of(outside, options.Target)];
        return store is null ? [SingleCast.Of(outside, ShortPatience.Settings)] : ClusterCast.Of(outside, store.Address, Silos, Gateways, ShortPatience.Settings);
    }
}
