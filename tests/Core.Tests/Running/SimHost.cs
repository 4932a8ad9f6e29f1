using ChatAgency.Core.Keeping;
using ChatAgency.Core.Running;

namespace ChatAgency.Core.Tests.Running;

/// <summary>One process with one activation of the conversation.</summary>
internal sealed class SimHost(string silo, string activation, TimeProvider time)
{
    public Owner Owner { get; } = new(silo, activation, default);

    public TimeProvider Time { get; } = time;

    public Runner Runner { get; set; } = null!;

    public Task Started { get; set; } = Task.CompletedTask;

    public bool IsDead { get; set; }

    public bool IsDropped { get; private set; }

    public Exception? Reason { get; private set; }

    public void Drop(Exception? reason) => (IsDropped, Reason) = (true, reason);

    /// <summary>Never ends when the process is dead: to the code in it, the world stopped.</summary>
    public Task StillHere() => IsDead ? new TaskCompletionSource().Task : Task.CompletedTask;
}
