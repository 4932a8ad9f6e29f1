using ChatAgency.Core.Alerting;
using ChatAgency.Grains.Interfaces.Alerting;

namespace ChatAgency.Gateway.Tests.Stage;

/// <summary>Has no incident.</summary>
public sealed class StagedAlertsGrain : Grain, IAlertsGrain
{
    public Task Report(IReadOnlyList<AlertReport> reports, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task<IReadOnlyList<Incident>> List(CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<Incident>>([]);

    public Task<bool> Acknowledge(string incident, string by, CancellationToken cancellationToken) => Task.FromResult(false);
}
