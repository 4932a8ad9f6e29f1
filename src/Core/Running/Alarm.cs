
namespace ChatAgency.Core.Running;

/// <summary>Wakes its owner once, on the owner's scheduler, at the latest moment set.</summary>
internal sealed class Alarm(TimeProvider time, Action ring) : IDisposable
{
    private CancellationTokenSource? armed;
    private DateTimeOffset? at;

    public void Set(DateTimeOffset? moment)
    {
        if (at == moment) return;
        Dispose();
        at = moment;
        if (moment is null) return;
        armed = new CancellationTokenSource();
        _ = WaitAsync(moment.Value, armed.Token);
    }

    public void Dispose()
    {
        armed?.Cancel();
        armed?.Dispose();
        armed = null;
        at = null;
    }

    private async Task WaitAsync(DateTimeOffset moment, CancellationToken cancellationToken)
    {
        // Timers count whole milliseconds and cut off the rest: rung too early, the alarm would be set again, and again.
        var due = Math.Max(0, Math.Ceiling((moment - time.GetUtcNow()).TotalMilliseconds));
        await Task.Delay(TimeSpan.FromMilliseconds(due), time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext | ConfigureAwaitOptions.ForceYielding);
        if (cancellationToken.IsCancellationRequested) return;
        at = null;
        ring();
    }
}
