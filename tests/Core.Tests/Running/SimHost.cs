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

    /// <summary>How many moments there were at which this process could die: before and after each effect outside.</summary>
    public int Moments { get; private set; }

    /// <summary>The moment at which it dies.</summary>
    public int DiesAt { get; set; } = int.MaxValue;

    /// <summary>The moment at which it freezes: whatever it does next outside waits until it thaws.</summary>
    public int FreezesAt { get; set; } = int.MaxValue;

    public bool IsFrozen => ice is { Task.IsCompleted: false };

    private TaskCompletionSource? ice;

    public void Thaw() => ice?.TrySetResult();

    /// <summary>Never ends when the process is dead: to the code in it, the world stopped.</summary>
    public Task StillHere()
    {
        IsDead |= ++Moments >= DiesAt;
        if (Moments == FreezesAt) ice = new TaskCompletionSource();
        if (IsDead) return new TaskCompletionSource().Task;
        return IsFrozen ? ice!.Task : Task.CompletedTask;
    }
}
