namespace ChatAgency.Storage.Monitoring;

/// <summary>Where a store says how it does. One per silo; safe to use from any thread.</summary>
/// <param name="provider">The value of <c>Storage:Provider</c>.</param>
/// <param name="promise">What is known at the start.</param>
/// <param name="time">The clock of <see cref="StorageStatus.LastWrite"/>.</param>
public sealed class StorageMonitor(string provider, StoragePromise promise, TimeProvider time)
{
    private StorageStatus _status = new(provider, promise, null, null);

    /// <summary>The state of things now.</summary>
    public StorageStatus Status => Volatile.Read(ref _status);

    /// <summary>A write has reached the disk: what failed before is over.</summary>
    internal void Wrote()
    {
        var now = time.GetUtcNow();
        Change(before => before with { LastError = null, LastWrite = now });
    }

    /// <summary>The store is there and takes writes: what failed before is over.</summary>
    internal void Answered(StoragePromise promise) => Change(before => before with { LastError = null, Promise = promise });

    /// <summary>The store failed.</summary>
    internal void Failed(string reason) => Change(before => before with { LastError = reason });

    private void Change(Func<StorageStatus, StorageStatus> next)
    {
        StorageStatus before;
        do before = Status;
        while (Interlocked.CompareExchange(ref _status, next(before), before) != before);
    }
}
