using ChatAgency.Core.Keeping;
using ChatAgency.Core.Running;

namespace ChatAgency.Grains.Conversations;

/// <summary>Which owners can still be at work, as the cluster's membership knows.</summary>
internal sealed class ClusterMembership(ISiloStatusOracle oracle, ILocalSiloDetails local) : IMembership
{
    public bool IsAlive(Owner owner)
    {
        var silo = SiloAddress.FromParsableString(owner.Silo);
        // On one silo a grain has one activation at a time: whoever asks here is the successor.
        return !silo.Equals(local.SiloAddress)
            && oracle.GetApproximateSiloStatus(silo) is SiloStatus.Active or SiloStatus.ShuttingDown or SiloStatus.Stopping or SiloStatus.Joining;
    }
}
