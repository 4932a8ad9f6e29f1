using ChatAgency.Storage.Moving;

namespace ChatAgency.Storage.Copying;

/// <summary>
/// Copies every record from one store to another, whatever it is. The source may be in use: a pass copies what has changed since the
/// one before. The target must be nobody's. Whoever is killed goes on with the same ledger.
/// </summary>
/// <param name="source">Only read.</param>
/// <param name="target">Written and read.</param>
/// <param name="ledger">How far the copy has come.</param>
/// <param name="progress">Hears of every batch, on the caller's own thread.</param>
public sealed class Copier(IRawStore source, IRawStore target, CopyLedger ledger, Action<CopyStep> progress)
{
    /// <summary>How many records are read, written and entered in the ledger together. A record may have 4 MiB, and mostly has a few KiB.</summary>
    public const int Batch = 64;

    /// <summary>Whether the target has a record while the copy has not begun: it belongs to somebody.</summary>
    /// <exception cref="StorageException">It does not answer.</exception>
    public async Task<bool> IsTargetTakenAsync(CancellationToken cancellationToken)
    {
        if (!ledger.IsNew) return false;
        await foreach (var page in target.HeadsAsync(cancellationToken))
        {
            if (page.Count > 0) return true;
        }

        return false;
    }

    /// <summary>Looks through the whole source, copies what the target has not or in another version, and removes what is gone.</summary>
    /// <exception cref="StorageException">A store fails; what was done is kept, and the next pass goes on.</exception>
    public async Task<CopyPass> PassAsync(CancellationToken cancellationToken)
    {
        var pass = ledger.Begin();
        var found = await LookAsync(pass, cancellationToken);
        var copied = await CopyAsync(cancellationToken);
        return new CopyPass(found, copied, await RemoveAsync(pass, cancellationToken));
    }

    /// <summary>Reads the whole source again and compares it with what was copied.</summary>
    /// <exception cref="StorageException">It does not answer.</exception>
    public Task<StoreDigest> CompareSourceAsync(CancellationToken cancellationToken) => CompareAsync(source, CopyStage.ComparingSource, cancellationToken);

    /// <summary>Reads the whole target and compares it with what was copied.</summary>
    /// <exception cref="StorageException">It does not answer.</exception>
    public Task<StoreDigest> CompareTargetAsync(CancellationToken cancellationToken) => CompareAsync(target, CopyStage.ComparingTarget, cancellationToken);

    private async Task<long> LookAsync(long pass, CancellationToken cancellationToken)
    {
        var found = 0L;
        await foreach (var page in source.HeadsAsync(cancellationToken))
        {
            ledger.Note(page, pass);
            progress(new CopyStep(CopyStage.Looking, found += page.Count, null));
        }

        return found;
    }

    private async Task<long> CopyAsync(CancellationToken cancellationToken)
    {
        var (all, done, last) = (ledger.Changed, 0L, new RecordName("", ""));
        while (ledger.NextChanged(last, Batch) is { Count: > 0 } names)
        {
            // What is gone meanwhile is not among them; the next pass finds it gone.
            var records = await source.ReadAsync(names, cancellationToken);
            if (records.Count > 0) await target.WriteAsync(records, cancellationToken);
            ledger.Copied([.. records.Select(static record => (record, DigestSum.Of(record.Name, record.Body.Span)))]);
            (done, last) = (done + records.Count, names[^1]);
            progress(new CopyStep(CopyStage.Copying, done, all));
        }

        return done;
    }

    private async Task<long> RemoveAsync(long pass, CancellationToken cancellationToken)
    {
        var (removed, last) = (0L, new RecordName("", ""));
        while (ledger.NextGone(pass, last, Batch) is { Count: > 0 } names)
        {
            // One that was there again by the time it is asked for is the next pass's.
            var back = (await source.ReadAsync(names, cancellationToken)).Select(static record => record.Name).ToHashSet();
            var gone = names.Where(name => !back.Contains(name)).ToList();
            if (gone.Count > 0) await target.RemoveAsync(gone, cancellationToken);
            ledger.Forget(gone);
            (removed, last) = (removed + gone.Count, names[^1]);
        }

        return removed;
    }

    private async Task<StoreDigest> CompareAsync(IRawStore store, CopyStage stage, CancellationToken cancellationToken)
    {
        var (sum, count, different, foreign) = (new DigestSum(), 0L, 0L, 0L);
        await foreach (var page in store.HeadsAsync(cancellationToken))
        {
            foreach (var batch in page.Chunk(Batch))
            {
                foreach (var record in await store.ReadAsync([.. batch.Select(static head => head.Name)], cancellationToken))
                {
                    var hash = DigestSum.Of(record.Name, record.Body.Span);
                    var copied = ledger.HashOf(record.Name);
                    sum.Add(hash);
                    count++;
                    if (copied is null) foreign++;
                    else if (!copied.AsSpan().SequenceEqual(hash)) different++;
                }

                progress(new CopyStep(stage, count, ledger.Count));
            }
        }

        return new StoreDigest(count, sum.ToString(), different, ledger.Count - (count - foreign), foreign);
    }
}
