using System.Collections.Concurrent;
using ChatAgency.Core.Alerting;
using ChatAgency.Grains.Interfaces.Alerting;

namespace ChatAgency.Grains.Tests.Alerting;

/// <summary>A way to operators that keeps what it was told, and does with it what a test says.</summary>
internal sealed class ScriptedChannel(AlertWay way) : IAlertChannel
{
    private int _posts;

    public AlertWay Way => way;

    public bool IsSet { get; init; } = true;

    /// <summary>What was told, in words: round, phase and what was changed.</summary>
    public ConcurrentQueue<string> Told { get; } = new();

    public ConcurrentQueue<IReadOnlyList<AlertReport>> Healed { get; } = new();

    /// <summary>What comes of the next calls; null for a call that goes well.</summary>
    public Func<AlertStep?, Task<AlertOutcome?>> Meets { get; set; } = static _ => Task.FromResult<AlertOutcome?>(null);

    public async Task<AlertOutcome> TellAsync(AlertStep step, CancellationToken cancellationToken)
    {
        Told.Enqueue($"{step.Round} {step.Incident.Phase}{(step.Reference is { } reference ? $" {reference}" : "")}");
        return await Meets(step) ?? new AlertOutcome.Told(way == AlertWay.Webhook ? step.Incident.Id : step.Reference ?? $"ts{Interlocked.Increment(ref _posts)}");
    }

    public async Task<AlertOutcome> TellHealedAsync(IReadOnlyList<AlertReport> healed, CancellationToken cancellationToken)
    {
        Healed.Enqueue(healed);
        return await Meets(null) ?? new AlertOutcome.Told("ts");
    }
}
