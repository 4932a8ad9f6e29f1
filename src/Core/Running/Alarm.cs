
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
        var due = moment - time.GetUtcNow();
        await Task.Delay(due > TimeSpan.Zero ? due : TimeSpan.Zero, time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext | ConfigureAwaitOptions.ForceYielding);
        if (cancellationToken.IsCancellationRequested) return;
        at = null;
        ring();
    }
}
