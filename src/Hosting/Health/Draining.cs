using Microsoft.Extensions.Hosting;

namespace ChatAgency.Hosting.Health;

/// <summary>Whether this process still wants new work: not before it has started, not once it drains.</summary>
public sealed class Draining(IHostApplicationLifetime lifetime)
{
    private volatile bool _begun;

    /// <summary>True from <see cref="Begin"/> or from the moment the process is asked to stop.</summary>
    public bool IsDraining => _begun || lifetime.ApplicationStopping.IsCancellationRequested;

    internal bool HasStarted => lifetime.ApplicationStarted.IsCancellationRequested;

    /// <summary>Takes the process out of its load balancer before it stops. There is no way back.</summary>
    public void Begin() => _begun = true;
}
