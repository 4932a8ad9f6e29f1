using Orleans.Configuration;

namespace ChatAgency.Silo.Clustering;

/// <summary>
/// How fast a silo's death is found. A silo that falls silent is declared dead by two others after three probes in a row,
/// the last of them by way of a third silo. The limit of a probe follows what was measured, between one second and
/// three, and grows within that where the one who asks is itself short of processor time.
/// </summary>
internal static class DeathWatch
{
    internal static void Set(ClusterMembershipOptions membership)
    {
        membership.ProbeTimeout = TimeSpan.FromSeconds(2);
        membership.MinProbeTimeout = TimeSpan.FromSeconds(1);
        membership.MaxProbeTimeout = TimeSpan.FromSeconds(3);
        membership.NumMissedProbesLimit = 3;
        membership.NumVotesForDeathDeclaration = 2;
        membership.EnableIndirectProbes = true;
        membership.ExtendProbeTimeoutDuringDegradation = true;
        // Gossip tells of changes at once; this is for what it did not reach.
        membership.TableRefreshTimeout = TimeSpan.FromSeconds(10);
        // A cluster that lost all its silos waits for nobody whose sign of life is older than three of these.
        membership.IAmAliveTablePublishTimeout = TimeSpan.FromSeconds(3);
        membership.NumMissedTableIAmAliveLimit = 3;
    }
}
