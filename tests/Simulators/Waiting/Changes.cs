namespace ChatAgency.Simulators.Waiting;

/// <summary>Wakes those who wait whenever something has changed, so that no test sleeps or polls.</summary>
internal sealed class Changes
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);
    private TaskCompletionSource _next = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public void Signal() =>
        Interlocked.Exchange(ref _next, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).SetResult();

    /// <summary>Waits until a state is as wanted; 30 seconds unless told otherwise.</summary>
    public async Task<T> WaitForAsync<T>(
        Func<T> state, Func<T, bool> wanted, Func<T, string> show, TimeSpan? timeout, CancellationToken cancellationToken)
    {
        using var giveUp = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        giveUp.CancelAfter(timeout ?? s_patience);
        while (true)
        {
            var changed = Volatile.Read(ref _next).Task;
            var now = state();
            if (wanted(now)) return now;
            try
            {
                await changed.WaitAsync(giveUp.Token);
            }
            catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
            {
                throw new TimeoutException($"Not as wanted within {timeout ?? s_patience}. What is there:\n{show(state())}");
            }
        }
    }
}
