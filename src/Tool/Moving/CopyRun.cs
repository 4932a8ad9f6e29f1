using System.Globalization;
using ChatAgency.Storage;
using ChatAgency.Storage.Copying;
using ChatAgency.Storage.Moving;
using ChatAgency.Tool.Operating;

namespace ChatAgency.Tool.Moving;

/// <summary>One run of <c>store copy</c>.</summary>
internal sealed class CopyRun(IRawStore source, IRawStore target, TextWriter output, bool again)
{
    // A source that still changes after so many passes is in use.
    private const int MostPasses = 5;

    /// <returns>One of <see cref="ExitCodes"/>.</returns>
    /// <exception cref="RefusedException">The target is somebody's, the copy was finished, or a store failed on the way.</exception>
    internal async Task<int> RunAsync(string progress, Following? following, CancellationToken cancellationToken)
    {
        try
        {
            using var ledger = CopyLedger.Open(progress, source.Place, target.Place);
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
                $"The target holds records that this copy did not write ({target.Place}): empty it, or name the copy's own file by --progress (this one is new: {progress}).",
                ExitCodes.NotSo);
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
        ledger.Finish(TimeProvider.System.GetUtcNow());
        await output.WriteLineAsync("The copy is whole: both stores hold the same. Start the agency on the target, and never again on the source.");
        return ExitCodes.Done;
    }

    private async Task<CopyPass> PassAsync(CopyLedger ledger, int number, CancellationToken cancellationToken)
    {
        var done = await CopyShow.DuringAsync(output, step => Copier(ledger, step).PassAsync(cancellationToken));
        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"pass {number}: {done.Found} records, {done.Copied} copied, {done.Removed} removed"));
        return done;
    }

    private Copier Copier(CopyLedger ledger, Action<CopyStep> progress) => new(source, target, ledger, progress);

    private static string Words(string which, StoreDigest digest) => string.Create(
        CultureInfo.InvariantCulture,
        $"{which}: {digest.Count} records, sha256 {digest.Hash}{(digest.IsSame ? "" : $", {digest.Different} different, {digest.Missing} missing, {digest.Foreign} foreign")}");
}
