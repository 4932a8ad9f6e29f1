namespace ChatAgency.Grains.Tests.Conversations;

/// <summary>What happens to the next call that it fits; once, or to all of them.</summary>
internal sealed class StorageFault(Func<StorageCall, bool> fits)
{
    private readonly TaskCompletionSource _reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _released = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Func<StorageCall, bool> Fits => fits;

    /// <summary>Ends when a call is held.</summary>
    public Task Reached => _reached.Task;

    /// <summary>True for every call that it fits, until it is removed.</summary>
    public bool Lasts { get; init; }

    public bool Holds { get; init; }

    public bool FailsBefore { get; init; }

    public bool FailsAfter { get; init; }

    public void Release() => _released.TrySetResult();

    public Task MeetAsync()
    {
        _reached.TrySetResult();
        return Holds ? _released.Task : Task.CompletedTask;
    }
}
