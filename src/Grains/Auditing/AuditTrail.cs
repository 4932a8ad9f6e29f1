using ChatAgency.Core.Auditing;
using ChatAgency.Grains.Interfaces.Auditing;
using Microsoft.Extensions.Logging;

namespace ChatAgency.Grains.Auditing;

/// <summary>Where all that happens on this silo goes into the audit. Nothing waits for it but what asks to.</summary>
internal sealed class AuditTrail : ILifecycleParticipant<ISiloLifecycle>, IDisposable
{
    // Longer nobody waits to hear that something is kept.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private readonly AuditLane[] _lanes;
    private readonly TimeProvider _time;
    private readonly CancellationTokenSource _stopping = new();
    private Task _running = Task.CompletedTask;

    public AuditTrail(AuditWrite write, TimeProvider time, ILogger<AuditTrail> logger)
    {
        _lanes = [.. Enumerable.Range(0, IAuditGrain.Chains).Select(chain => new AuditLane(chain, write, time, logger))];
        _time = time;
    }

    /// <summary>Records an event soon. It is lost where the process is before that.</summary>
    public void Add(AuditEvent what) => LaneOf(what).Add(what);

    /// <summary>Records an event, and tells whether it is known to be kept: false where it was not within two seconds. It may still be, later.</summary>
    public async Task<bool> TryRecordAsync(AuditEvent what, CancellationToken cancellationToken)
    {
        if (LaneOf(what).Add(what) is not { } kept) return false;
        try
        {
            await kept.WaitAsync(Patience, _time, cancellationToken);
            return true;
        }
        catch (TimeoutException)
        {
            return false;
        }
    }

    public void Participate(ISiloLifecycle lifecycle) => lifecycle.Subscribe(nameof(AuditTrail), ServiceLifecycleStage.RuntimeGrainServices, _ => Start(), StopAsync);

    /// <summary>Begins to write.</summary>
    public Task Start()
    {
        _running = Task.WhenAll(_lanes.Select(lane => lane.RunAsync(_stopping.Token)));
        return Task.CompletedTask;
    }

    public void Dispose() => _stopping.Dispose();

    private async Task StopAsync(CancellationToken cancellationToken)
    {
        await _stopping.CancelAsync();
        await _running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
    }

    private AuditLane LaneOf(AuditEvent what) => _lanes[what.ChainOf(IAuditGrain.Chains)];
}
