namespace ChatAgency.Grains.Conversations;

/// <summary>The moment at which this silo begins to stop: before it deactivates its grains, and before it says so to others.</summary>
internal sealed class Departure : ILifecycleParticipant<ISiloLifecycle>, IDisposable
{
    private readonly CancellationTokenSource begun = new();

    /// <summary>Cancelled when the moment has come.</summary>
    public CancellationToken Begun => begun.Token;

    public void Participate(ISiloLifecycle lifecycle) =>
        lifecycle.Subscribe(nameof(Departure), ServiceLifecycleStage.Active, static _ => Task.CompletedTask, _ => begun.CancelAsync());

    public void Dispose() => begun.Dispose();
}
