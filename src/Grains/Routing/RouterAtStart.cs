namespace ChatAgency.Grains.Routing;

/// <summary>Reads the routing model while the silo begins to serve: neither its start nor the first message waits for that.</summary>
internal sealed class RouterAtStart(ClassifyingRouter router) : ILifecycleParticipant<ISiloLifecycle>
{
    private Task _reading = Task.CompletedTask;

    public void Participate(ISiloLifecycle lifecycle) => lifecycle.Subscribe(nameof(RouterAtStart), ServiceLifecycleStage.Active, Start, _ => _reading);

    private Task Start(CancellationToken cancellationToken)
    {
        _reading = ReadAsync();
        return Task.CompletedTask;
    }

    private async Task ReadAsync()
    {
        await Task.Yield();
        router.Prepare();
    }
}
