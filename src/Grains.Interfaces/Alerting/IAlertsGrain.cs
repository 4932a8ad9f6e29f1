using ChatAgency.Core.Alerting;
using Orleans.CodeGeneration;
using Orleans.Concurrency;

namespace ChatAgency.Grains.Interfaces.Alerting;

/// <summary>The alerts of the whole cluster: one grain, with the key <see cref="Key"/>. It tells operators beside its calls, which wait for none of that.</summary>
[Alias("ChatAgency.IAlertsGrain"), Version(1)]
public interface IAlertsGrain : IGrainWithIntegerKey
{
    /// <summary>The key of the one grain.</summary>
    const int Key = 0;

    /// <summary>Takes in what a process saw since it last called; also without anything, so that what waits is told after a crash. Taken in even where the store is away.</summary>
    [Alias("Report")]
    Task Report(IReadOnlyList<AlertReport> reports, CancellationToken cancellationToken);

    /// <summary>Open incidents and the latest that are over, in the order in which they were opened.</summary>
    [Alias("List"), AlwaysInterleave]
    Task<IReadOnlyList<Incident>> List(CancellationToken cancellationToken);

    /// <summary>Somebody looks after an incident: nobody else is told from now on. False where none of this name is open.</summary>
    [Alias("Acknowledge"), AlwaysInterleave]
    Task<bool> Acknowledge(string incident, string by, CancellationToken cancellationToken);
}
