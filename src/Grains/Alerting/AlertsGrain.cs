using ChatAgency.Core.Alerting;
using ChatAgency.Grains.Interfaces.Alerting;

namespace ChatAgency.Grains.Alerting;

/// <summary>The thin host of an <see cref="AlertKeeper"/>. Every process calls it now and then, so after a silo's death it lives on another within half a minute.</summary>
[GrainType("alerts")]
internal sealed class AlertsGrain(AlertKeeper keeper) : Grain, IAlertsGrain
{
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(2);

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        await keeper.StartAsync();
        this.RegisterGrainTimer(keeper.TellAsync, new GrainTimerCreationOptions(Look, Look) { Interleave = true, KeepAlive = true });
    }

    public async Task Report(IReadOnlyList<AlertReport> reports, CancellationToken cancellationToken)
    {
        await keeper.ReportAsync(reports);
        _ = keeper.TellAsync(CancellationToken.None);
    }

    public Task<IReadOnlyList<Incident>> List(CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<Incident>>(keeper.Board.Incidents);

    public async Task<bool> Acknowledge(string incident, string by, CancellationToken cancellationToken)
    {
        var found = await keeper.AcknowledgeAsync(incident, by);
        _ = keeper.TellAsync(CancellationToken.None);
        return found;
    }
}
