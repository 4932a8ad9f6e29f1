using System.Globalization;
using ChatAgency.Storage;
using ChatAgency.Storage.Copying;
using ChatAgency.Tool.Operating;

namespace ChatAgency.Tool.Moving;

/// <summary>One run of <c>store copy</c>.</summary>
/// <param name="source">Is only read.</param>
/// <param name="target">Is written.</param>
/// <param name="output">Hears how it goes.</param>
/// <param name="again">Goes on although the copy was finished.</param>
/// <param name="althoughHeld">Goes on although somebody seems to have a store.</param>
internal sealed class CopyRun(StoreEnd source, StoreEnd target, TextWriter output, bool again, bool althoughHeld)
{
    // A source that still changes after so many passes is in use.
    private const int MostPasses = 5;

    /// <returns>One of <see cref="ExitCodes"/>.</returns>
    /// <exception cref="RefusedException">The target is somebody's, the copy was finished, or a store failed on the way.</exception>
    internal async Task<int> RunAsync(string progress, Following? following, CancellationToken cancellationToken)
    {
        try
        {
            using var ledger = CopyLedger.Open(progress, source.Store.Place, target.Store.Place);
            await BeginAsync(ledger, progress, cancellationToken);
            return await (following is null ? FinishAsync(ledger, cancellationToken) : FollowAsync(ledger, following, cancellationToken));
        }
        catch (StorageException failure)
        {
            throw new RefusedException($"{failure.Message}{Environment.NewLine}What was copied is kept: run the same command again.", ExitCodes.Unfinished);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw new RefusedException("Stopped. What was copied is kept: run the same command again.", ExitCodes.Unfinished);
        }
    }

    private async Task BeginAsync(CopyLedger ledger, string progress, CancellationToken cancellationToken)
    {
        if (ledger.FinishedAt is { } at && !again)
        {
            throw new RefusedException(
                $"This copy was finished at {at.ToString("u", CultureInfo.InvariantCulture)}, and the target may be in use: nothing was copied. Say --again if nobody has used it since; for another copy, empty the target and name another file by --progress.",
                ExitCodes.NotSo);
        }

        if (await Copier(ledger, static _ => { }).IsTargetTakenAsync(cancellationToken))
        {
            throw new RefusedException(
                $"The target holds records that this copy did not write ({target.Store.Place}): empty it, or name the copy's own file by --progress (this one is new: {progress}).",
                ExitCodes.NotSo);
        }

        if (await HoldersAsync(target, cancellationToken) is { Count: > 0 } holders)
        {
            throw new RefusedException($"The target is in use: {Listed(holders)}. Stop whoever that is; nothing was copied. Who knows better says --although-held.", ExitCodes.NotSo);
        }

        ledger.Finish(null);
    }

    private async Task<int> FollowAsync(CopyLedger ledger, Following following, CancellationToken cancellationToken)
    {
        try
        {
            for (var pass = 1; ; pass++)
            {
                var done = await PassAsync(ledger, pass, cancellationToken);
                if (done.Copied + done.Removed <= following.Until) break;
                await Task.Delay(following.Every, TimeProvider.System, cancellationToken);
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // Asked to stop, which is how following ends.
        }

        await output.WriteLineAsync("To finish: stop the agency, then run the same command without --follow.");
        return ExitCodes.Done;
    }

    private async Task<int> FinishAsync(CopyLedger ledger, CancellationToken cancellationToken)
    {
        await RefuseHeldAsync(cancellationToken);
        for (var pass = 1; pass <= MostPasses; pass++)
        {
            if ((await PassAsync(ledger, pass, cancellationToken)).IsQuiet) break;
        }

        var from = await CopyShow.DuringAsync(output, step => Copier(ledger, step).CompareSourceAsync(cancellationToken));
        var to = await CopyShow.DuringAsync(output, step => Copier(ledger, step).CompareTargetAsync(cancellationToken));
        await output.WriteLineAsync(Words("source", from));
        await output.WriteLineAsync(Words("target", to));
        if (!from.IsSame) await output.WriteLineAsync("The source changed while it was compared: it is in use. Stop the agency and run the same command again.");
        if (!to.IsSame) await output.WriteLineAsync("The target does not hold what was copied: somebody uses it, or it lost records. Empty it, and begin anew with another file by --progress.");
        if (!from.IsSame || !to.IsSame) return ExitCodes.NotSo;
        // Whoever came meanwhile may have written nothing yet.
        await RefuseHeldAsync(cancellationToken);
        ledger.Finish(TimeProvider.System.GetUtcNow());
        await output.WriteLineAsync("The copy is whole: both stores hold the same. Start the agency on the target, and never again on the source.");
        return ExitCodes.Done;
    }

    private async Task RefuseHeldAsync(CancellationToken cancellationToken)
    {
        var holders = await HoldersAsync(source, cancellationToken);
        if (holders is null) await output.WriteLineAsync("Who uses the source cannot be seen there: be sure that all silos are stopped.");
        if (holders is not { Count: > 0 }) return;
        throw new RefusedException(
            $"The source is in use: {Listed(holders)}. Stop the agency, all silos of it, and run the same command again; while it runs, copy with --follow. Who knows better says --although-held.",
            ExitCodes.NotSo);
    }

    private async Task<IReadOnlyList<string>?> HoldersAsync(StoreEnd end, CancellationToken cancellationToken) => althoughHeld ? [] : await end.HoldersAsync(cancellationToken);

    private async Task<CopyPass> PassAsync(CopyLedger ledger, int number, CancellationToken cancellationToken)
    {
        var done = await CopyShow.DuringAsync(output, step => Copier(ledger, step).PassAsync(cancellationToken));
        if (done is { Found: 0, IsQuiet: true })
        {
            throw new RefusedException($"The source holds no record ({source.Store.Place}): name the agency's own store, its cluster as it is called (--from-cluster) and its container (--from-container).", ExitCodes.NotSo);
        }

        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"pass {number}: {done.Found} records, {done.Copied} copied, {done.Removed} removed"));
        return done;
    }

    private Copier Copier(CopyLedger ledger, Action<CopyStep> progress) => new(source.Store, target.Store, ledger, progress);

    private static string Listed(IReadOnlyList<string> holders) => string.Join(", ", holders.Select(static holder => holder.TrimEnd('.')));

    private static string Words(string which, StoreDigest digest) => string.Create(
        CultureInfo.InvariantCulture,
        $"{which}: {digest.Count} records, sha256 {digest.Hash}{(digest.IsSame ? "" : $", {digest.Different} different, {digest.Missing} missing, {digest.Foreign} foreign")}");
}
