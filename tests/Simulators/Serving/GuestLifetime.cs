namespace ChatAgency.Simulators.Serving;

/// <summary>A server that is a guest in its process: signals are the process's own matter.</summary>
internal sealed class GuestLifetime : IHostLifetime
{
    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
