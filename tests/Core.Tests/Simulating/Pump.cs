namespace ChatAgency.Core.Tests.Simulating;

/// <summary>Runs everything on the thread of its run, as a grain's scheduler does; whatever strays to another thread is noted.</summary>
internal sealed class Pump : SynchronizationContext
{
    private const int Endless = 100_000;
    private readonly Queue<(SendOrPostCallback Call, object? State)> queue = new();
    private readonly int thread = Environment.CurrentManagedThreadId;

    public bool Strayed { get; private set; }

    public override void Post(SendOrPostCallback d, object? state)
    {
        if (Environment.CurrentManagedThreadId != thread)
        {
            Strayed = true;
            return;
        }

        queue.Enqueue((d, state));
    }

    public override void Send(SendOrPostCallback d, object? state) => d(state);

    public void Drain()
    {
        for (var n = 0; queue.TryDequeue(out var next); n++)
        {
            if (n > Endless) throw new InvalidOperationException("Something goes on without end and without time passing.");
            next.Call(next.State);
        }
    }
}
