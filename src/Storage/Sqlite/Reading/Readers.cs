namespace ChatAgency.Storage.Sqlite.Reading;

/// <summary>The threads that read, each with a connection of its own. They see every commit that has returned.</summary>
internal sealed class Readers
{
    /// <summary>Reads mostly come from memory: two threads keep one slow disk read from holding up the rest.</summary>
    private const int Threads = 2;

    private readonly Mailbox<Lookup> _waiting = new();
    private readonly List<Task> _ended = [];
    private readonly StoreFile _file;

    internal Readers(StoreFile file)
    {
        _file = file;
        for (var i = 0; i < Threads; i++) Start(new ReadSession(file.OpenForReading()));
    }

    /// <summary>Reads the record.</summary>
    /// <exception cref="StorageException">It could not be read.</exception>
    internal Task<StoredRecord?> Find(RecordKey key, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested) return Task.FromCanceled<StoredRecord?>(cancellationToken);
        var lookup = new Lookup(key);
        if (!_waiting.Add(lookup)) throw new StorageException("The record store is closed: the silo is stopping.");
        return lookup.Outcome(cancellationToken);
    }

    /// <summary>Takes no more; returns when what waits is read and the connections are closed.</summary>
    internal Task Stop()
    {
        _waiting.Close();
        return Task.WhenAll(_ended);
    }

    private void Start(ReadSession session)
    {
        var ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _ended.Add(ended.Task);
        new Thread(() => Run(session, ended)) { Name = "Record reader", IsBackground = true }.Start();
    }

    private void Run(ReadSession session, TaskCompletionSource ended)
    {
        while (!_waiting.IsFinished)
        {
            if (_waiting.Take(Timeout.InfiniteTimeSpan, out var lookup) && lookup.Begin()) Read(lookup, session);
        }

        session.Dispose();
        ended.SetResult();
    }

    private void Read(Lookup lookup, ReadSession session)
    {
        StoredRecord? found;
        try
        {
            found = session.Find(lookup.Key);
        }
        catch (Exception fault)
        {
            lookup.Failed(_file.Fault("A record could not be read", fault));
            return;
        }

        lookup.Done(found);
    }
}
