using System.Diagnostics.Metrics;
using ChatAgency.Grains.Interfaces.Platforms;

namespace ChatAgency.Grains.Operating;

/// <summary>How many silos there are, as this one sees it, and how many went without a word. It also has all that is only measured later exist from the start.</summary>
internal sealed class ClusterMetrics(ISiloStatusOracle oracle, IMeterFactory meters, WorkMetrics work, TurnMetrics turns, IEnumerable<IPlatform> platforms)
    : ILifecycleParticipant<ISiloLifecycle>, ISiloStatusListener
{
    private readonly Dictionary<SiloAddress, SiloStatus> seen = [];
    private readonly Lock gate = new();
    private long lost;

    public void Participate(ISiloLifecycle lifecycle) => lifecycle.Subscribe(nameof(ClusterMetrics), ServiceLifecycleStage.Active, Start, Stop);

    public void SiloStatusChangeNotification(SiloAddress updatedSilo, SiloStatus status)
    {
        lock (gate)
        {
            // Whoever leaves in good order says so before.
            if (status == SiloStatus.Dead && seen.GetValueOrDefault(updatedSilo) == SiloStatus.Active) Interlocked.Increment(ref lost);
            if (status == SiloStatus.Dead) seen.Remove(updatedSilo);
            else seen[updatedSilo] = status;
        }
    }

    private Task Start(CancellationToken cancellationToken)
    {
        lock (gate)
        {
            foreach (var (silo, status) in oracle.GetApproximateSiloStatuses(onlyActive: true)) seen[silo] = status;
        }

        oracle.SubscribeToSiloStatusEvents(this);
        var meter = meters.Create("ChatAgency");
        meter.CreateObservableGauge("chat_silos_active", () => oracle.GetApproximateSiloStatuses(onlyActive: true).Count, description: "Silos of the cluster that are active, as this one sees it.");
        meter.CreateObservableCounter("chat_silo_lost", () => Interlocked.Read(ref lost), description: "Silos that this one has seen die without having left.");
        work.Begin();
        turns.Begin(platforms.Select(static platform => platform.Name));
        return Task.CompletedTask;
    }

    private Task Stop(CancellationToken cancellationToken)
    {
        oracle.UnSubscribeFromSiloStatusEvents(this);
        return Task.CompletedTask;
    }
}
