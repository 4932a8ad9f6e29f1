namespace ChatAgency.Storage.Tests.Sqlite;

/// <summary>A monitor's clock, which is read once a commit: tells a test that one has happened.</summary>
internal sealed class CommitSignal : TimeProvider
{
    private TaskCompletionSource _next = new(TaskCreationOptions.RunContinuationsAsynchronously);

    internal Task Next() => Volatile.Read(ref _next).Task;

    public override DateTimeOffset GetUtcNow()
    {
        Interlocked.Exchange(ref _next, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).SetResult();
        return base.GetUtcNow();
    }
}
