using ChatAgency.Core.Keeping;
using ChatAgency.Core.Steps;

namespace ChatAgency.Core.Running;

/// <summary>
/// The one gate through which a conversation's record is written: one write at a time, each with the newest record,
/// the open mark before the first that has work in it.
/// </summary>
internal sealed class SaveGate : IDisposable
{
    private static readonly TimeSpan SoonIs = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan IdleBeforeClear = TimeSpan.FromSeconds(20);
    private readonly RunnerPorts ports;
    private readonly Func<ConversationRecord> current;
    private readonly Alarm soon;
    private readonly Alarm idle;
    private readonly List<(long Version, TaskCompletionSource Done)> waiting = [];
    private long urgent;
    private bool clearing;
    private bool looking;
    private bool busy;
    private Task running = Task.CompletedTask;
    private Exception? closed;

    public SaveGate(RunnerPorts ports, Func<ConversationRecord> current)
    {
        (this.ports, this.current) = (ports, current);
        soon = new Alarm(ports.Time, () => Write(current().Version));
        idle = new Alarm(ports.Time, Clear);
    }

    /// <summary>The version that is known to be durable.</summary>
    public long Durable { get; set; }

    /// <summary>Called after each write that became durable.</summary>
    public required Action Saved { get; init; }

    /// <summary>Called when somebody else wrote in between, with what stands there.</summary>
    public required Action<ConversationRecord> Conflicted { get; init; }

    /// <summary>Called once when a write failed: nothing that was promised on it may happen.</summary>
    public required Action<Exception> Failed { get; init; }

    public void Need(SaveNeed need)
    {
        if (need == SaveNeed.Now) Write(current().Version);
        else if (need == SaveNeed.Soon) soon.Set(ports.Time.GetUtcNow() + SoonIs);
    }

    /// <summary>Ends when this version is durable; throws when that became impossible.</summary>
    public Task UntilDurable(long version)
    {
        if (version <= Durable) return Task.CompletedTask;
        if (closed is not null) return Task.FromException(closed);
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        // Before the write: a store may answer at once.
        waiting.Add((version, done));
        Write(version);
        return done.Task;
    }

    /// <summary>Clears the open mark now, if nothing is left to do.</summary>
    public Task CloseMarkAsync()
    {
        if (!current().HasWork()) Clear();
        return running;
    }

    /// <summary>Reads what stands in the store, and takes it in where it is news.</summary>
    public void Look()
    {
        looking = true;
        if (closed is null && !busy) running = RunAsync();
    }

    public void Close(Exception reason)
    {
        closed ??= reason;
        Dispose();
        foreach (var (_, done) in waiting) done.TrySetException(closed);
        waiting.Clear();
    }

    public void Dispose()
    {
        soon.Dispose();
        idle.Dispose();
    }

    private void Write(long version)
    {
        urgent = Math.Max(urgent, version);
        if (closed is null && !busy) running = RunAsync();
    }

    // First what only memory knows: were it lost, the store would hold work that no mark tells of.
    private void Clear()
    {
        clearing = true;
        urgent = Math.Max(urgent, current().Version);
        if (closed is null && !busy) running = RunAsync();
    }

    private async Task RunAsync()
    {
        busy = true;
        try
        {
            while (closed is null && (looking || urgent > Durable)) await (looking ? LookOnceAsync() : WriteOnceAsync());
            if (clearing && closed is null && !current().HasWork() && current().Version <= Durable) await ports.Mark.ClearAsync(CancellationToken.None);
            clearing = false;
        }
        catch (Exception exception) when (closed is null)
        {
            // Whether it was written is unknown: only a fresh read can tell, so this activation ends here.
            Failed(exception);
        }
        catch (Exception) when (closed is not null)
        {
            // The gate was closed meanwhile; whoever waited has been told why.
        }
        finally
        {
            busy = false;
        }

        if (closed is not null) return;
        if (urgent > Durable) Write(urgent);
        else if (current().Version > Durable) soon.Set(ports.Time.GetUtcNow() + SoonIs);
        else if (!current().HasWork()) idle.Set(ports.Time.GetUtcNow() + IdleBeforeClear);
    }

    private async Task WriteOnceAsync()
    {
        soon.Set(null);
        idle.Set(null);
        if (current().HasWork()) await ports.Mark.SetAsync(CancellationToken.None);
        if (closed is not null) return;
        var record = current();
        if (await ports.Store.SaveAsync(record, CancellationToken.None))
        {
            Durable = record.Version;
            Release();
            Saved();
        }
        else if (closed is null)
        {
            var theirs = await ports.Store.LoadAsync(CancellationToken.None);
            // A store may answer at once, in the middle of the very step that asked for this write: what stands there
            // must be joined in before anything is written over it.
            await Task.Yield();
            if (closed is null) Conflicted(theirs);
        }
    }

    // Also where nothing is new here: the read renewed what the next write is checked against, so what it found must be joined.
    private async Task LookOnceAsync()
    {
        looking = false;
        var theirs = await ports.Store.LoadAsync(CancellationToken.None);
        await Task.Yield();
        if (closed is null && theirs.Version != Durable) Conflicted(theirs);
    }

    private void Release()
    {
        for (var i = waiting.Count - 1; i >= 0; i--)
        {
            if (waiting[i].Version > Durable) continue;
            waiting[i].Done.TrySetResult();
            waiting.RemoveAt(i);
        }
    }
}
