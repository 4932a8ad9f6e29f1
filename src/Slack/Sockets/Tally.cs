namespace ChatAgency.Slack.Sockets;

/// <summary>How many are on their way, and when the last has come home. The one it begins with is whoever waits for that.</summary>
internal sealed class Tally
{
    private readonly TaskCompletionSource none = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int count = 1;

    public void Enter() => Interlocked.Increment(ref count);

    public void Leave()
    {
        if (Interlocked.Decrement(ref count) == 0) none.TrySetResult();
    }

    /// <summary>Ends when all that are on their way have left. To be asked once.</summary>
    public Task NoneAsync()
    {
        Leave();
        return none.Task;
    }
}
