using System.Collections.Concurrent;
using ChatAgency.Core.Alerting;

namespace ChatAgency.Grains.Alerting;

/// <summary>Tells that a silo was lost: one that is declared dead without having said that it leaves.</summary>
internal sealed class SiloWatch(ISiloStatusOracle oracle, AlertDesk desk) : ILifecycleParticipant<ISiloLifecycle>, ISiloStatusListener
{
    private readonly ConcurrentDictionary<SiloAddress, SiloStatus> _last = new();

    public void Participate(ISiloLifecycle lifecycle) => lifecycle.Subscribe(nameof(SiloWatch), ServiceLifecycleStage.Active, Start, Stop);

    public void SiloStatusChangeNotification(SiloAddress updatedSilo, SiloStatus status)
    {
        if (status != SiloStatus.Dead)
        {
            _last[updatedSilo] = status;
            return;
        }

        // One that was dead before this silo looked is no news.
        var wasAlive = _last.TryRemove(updatedSilo, out var before) && before is SiloStatus.Joining or SiloStatus.Active;
        if (wasAlive && oracle.CurrentStatus == SiloStatus.Active) desk.Report(new AlertReport("silo-lost", AlertSeverity.Critical, "a silo was lost without having said that it leaves; its turns are taken up by the others"));
    }

    private Task Start(CancellationToken cancellationToken)
    {
        foreach (var (silo, status) in oracle.GetApproximateSiloStatuses(onlyActive: true)) _last[silo] = status;
        oracle.SubscribeToSiloStatusEvents(this);
        return Task.CompletedTask;
    }

    private Task Stop(CancellationToken cancellationToken)
    {
        oracle.UnSubscribeFromSiloStatusEvents(this);
        return Task.CompletedTask;
    }
}
