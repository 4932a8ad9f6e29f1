using System.Collections.Concurrent;

namespace ChatAgency.Core.Tests.Running;

/// <summary>A synchronization context that runs everything on the thread that pumps it, as a grain's scheduler does.</summary>
internal sealed class SoloScheduler : SynchronizationContext
{
    private readonly ConcurrentQueue<(SendOrPostCallback Call, object? State)> queue = new();

    public override void Post(SendOrPostCallback d, object? state) => queue.Enqueue((d, state));

    public override void Send(SendOrPostCallback d, object? state) => d(state);

    /// <summary>Runs what is queued until nothing is left, and starts the given work first.</summary>
    public void Run(Action? work = null)
    {
        var before = Current;
        SetSynchronizationContext(this);
        try
        {
            work?.Invoke();
            while (queue.TryDequeue(out var next)) next.Call(next.State);
        }
        finally
        {
            SetSynchronizationContext(before);
        }
    }
}
