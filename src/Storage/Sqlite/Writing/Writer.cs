using ChatAgency.Storage.Monitoring;
using Microsoft.Extensions.Logging;

namespace ChatAgency.Storage.Sqlite.Writing;

/// <summary>
/// The one thread that writes. It commits in one transaction whatever has gathered while the last one went to disk. A
/// conflict is the outcome of its change alone; a transaction that fails, fails all that are in it.
/// </summary>
internal sealed partial class Writer
{
    private readonly Mailbox<Change> _waiting = new();
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly WriteSession _session;
    private readonly StoreFile _file;
    private readonly StorageMonitor _monitor;
    private readonly ILogger _log;
    private readonly TimeSpan _probeEvery;
    private bool _failing;

    /// <summary>Starts the thread, which owns the session from here on.</summary>
    /// <param name="probeEvery">How often a store that failed is tried while nobody writes.</param>
    internal Writer(WriteSession session, StoreFile file, StorageMonitor monitor, ILogger log, TimeSpan probeEvery)
    {
        (_session, _file, _monitor, _log, _probeEvery) = (session, file, monitor, log, probeEvery);
        new Thread(Run) { Name = "Record writer", IsBackground = true }.Start();
    }

    /// <summary>Makes the change; returns when it is on the disk, or has met a conflict.</summary>
    /// <exception cref="StorageException">It could not be made.</exception>
    /// <exception cref="OperationCanceledException">It was withdrawn before it was begun: it is not made.</exception>
    internal Task<ChangeOutcome> Make(Change change, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested) return Task.FromCanceled<ChangeOutcome>(cancellationToken);
        if (!_waiting.Add(change)) throw new StorageException("The record store is closed: the silo is stopping. The record was not written.");
        return change.Outcome(cancellationToken);
    }

    /// <summary>Takes no more; returns when what waits is written and the file is closed.</summary>
    internal Task Stop()
    {
        _waiting.Close();
        return _ended.Task;
    }

    private void Run()
    {
        var batch = new Batch();
        while (!_waiting.IsFinished)
        {
            if (_waiting.Take(_failing ? _probeEvery : Timeout.InfiniteTimeSpan, out var first))
            {
                batch.Gather(first, _waiting);
                if (batch.Changes.Count > 0) Carry(batch.Changes);
            }
            else if (_failing)
            {
                Probe();
            }
        }

        Close();
    }

    private void Carry(IReadOnlyList<Change> changes)
    {
        var applying = false;
        try
        {
            _session.Begin();
            applying = true;
            foreach (var change in changes) change.Tentative = _session.Apply(change);
            applying = false;
            _session.Commit();
        }
        catch (Exception fault)
        {
            Abandon(fault);
            if (applying && changes.Count > 1) CarryEachAlone(changes);
            else Fail(changes, fault);
            return;
        }

        Worked();
        foreach (var change in changes) change.Done(change.Tentative);
    }

    /// <summary>One of them broke the transaction (it is too large, or takes the last room): the others need not suffer.</summary>
    private void CarryEachAlone(IReadOnlyList<Change> changes)
    {
        foreach (var change in changes) Carry([change]);
    }

    private void Fail(IReadOnlyList<Change> changes, Exception fault)
    {
        foreach (var change in changes) change.Failed(_file.Fault("A record could not be written", fault));
    }

    private void Probe()
    {
        try
        {
            _session.Probe();
            Worked();
        }
        catch (Exception fault)
        {
            Abandon(fault);
        }
    }

    private void Abandon(Exception fault)
    {
        var reason = _file.Fault("Records cannot be written", fault).Message;
        _monitor.Failed(reason);
        if (!_failing) Log.Failing(_log, reason);
        _failing = true;
        try
        {
            _session.Abandon();
        }
        catch (Exception again)
        {
            // The next transaction begins by trying this once more.
            Log.NotRolledBack(_log, again);
        }
    }

    private void Worked()
    {
        _monitor.Wrote();
        if (_failing) Log.Working(_log);
        _failing = false;
    }

    private void Close()
    {
        try
        {
            _session.Checkpoint();
            _session.Dispose();
            _ended.SetResult();
        }
        catch (Exception fault)
        {
            // Nothing is lost: the log is replayed when the file is opened next.
            _ended.SetException(_file.Fault("The record store did not close cleanly", fault));
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "{Reason}")]
        internal static partial void Failing(ILogger logger, string reason);

        [LoggerMessage(2, LogLevel.Information, "Records can be written again")]
        internal static partial void Working(ILogger logger);

        [LoggerMessage(3, LogLevel.Warning, "A failed transaction could not be rolled back yet")]
        internal static partial void NotRolledBack(ILogger logger, Exception fault);
    }
}
