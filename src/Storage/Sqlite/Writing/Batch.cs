namespace ChatAgency.Storage.Sqlite.Writing;

/// <summary>What waits is committed together: one sync of the disk for all of it, and no waiting for more to come.</summary>
internal sealed class Batch
{
    /// <summary>Enough to spread the cost of a sync thin, few enough that the first does not wait long for the last.</summary>
    private const int MaxChanges = 512;

    /// <summary>Bytes of payload after which a batch is full, so that a few large records do not hold up the small ones.</summary>
    private const int MaxBytes = 8 * 1024 * 1024;

    private readonly List<Change> _changes = new(MaxChanges);

    internal IReadOnlyList<Change> Changes => _changes;

    /// <summary>Takes the first and all that waits behind it, up to the limits.</summary>
    internal void Gather(Change first, Mailbox<Change> waiting)
    {
        _changes.Clear();
        var bytes = 0;
        Change? next = first;
        do
        {
            if (!next.Begin()) continue;
            _changes.Add(next);
            bytes += next.Payload?.Length ?? 0;
        }
        while (_changes.Count < MaxChanges && bytes < MaxBytes && waiting.TryTake(out next));
    }
}
