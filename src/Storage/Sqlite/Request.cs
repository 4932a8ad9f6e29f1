namespace ChatAgency.Storage.Sqlite;

/// <summary>
/// What a grain asks of one of the store's threads. Until the thread has begun it, the grain can withdraw it; from then
/// on it ends with its true outcome, so that 'cancelled' always means 'not done'.
/// </summary>
internal abstract class Request<TOutcome>
{
    private const int Waiting = 0, Begun = 1, Withdrawn = 2;

    // Continuations belong to the grain's scheduler, never to the store's thread.
    private readonly TaskCompletionSource<TOutcome> _outcome = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _state = Waiting;

    /// <summary>Waits for the outcome.</summary>
    internal async Task<TOutcome> Outcome(CancellationToken cancellationToken)
    {
        using var withdrawal = cancellationToken.UnsafeRegister(
            static (request, token) => ((Request<TOutcome>)request!).Withdraw(token), this);
        return await _outcome.Task;
    }

    /// <summary>The store's thread takes it on; false when it was withdrawn.</summary>
    internal bool Begin() => Interlocked.CompareExchange(ref _state, Begun, Waiting) == Waiting;

    internal void Done(TOutcome outcome) => _outcome.SetResult(outcome);

    internal void Failed(Exception fault) => _outcome.SetException(fault);

    private void Withdraw(CancellationToken cancellationToken)
    {
        if (Interlocked.CompareExchange(ref _state, Withdrawn, Waiting) == Waiting) _outcome.SetCanceled(cancellationToken);
    }
}
