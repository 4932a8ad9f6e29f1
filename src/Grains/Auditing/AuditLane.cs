using System.Threading.Channels;
using ChatAgency.Core.Auditing;
using Microsoft.Extensions.Logging;

namespace ChatAgency.Grains.Auditing;

/// <summary>What this silo has for one chain: written in its order, as many as have gathered at once, and again until the store takes it.</summary>
internal sealed partial class AuditLane(int chain, AuditWrite write, TimeProvider time, ILogger logger)
{
    // As many as one write takes, see IAuditGrain.Add.
    private const int AtOnce = 64;
    private const int MostWaiting = 1_000;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly Channel<(AuditEvent What, TaskCompletionSource Kept)> _waiting =
        Channel.CreateBounded<(AuditEvent, TaskCompletionSource)>(new BoundedChannelOptions(MostWaiting) { SingleReader = true });

    /// <summary>Takes an event in. The task ends when it is durable; null where too many wait already, and this one is lost.</summary>
    public Task? Add(AuditEvent what)
    {
        var kept = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        if (_waiting.Writer.TryWrite((what, kept))) return kept.Task;
        Log.Lost(logger, what.Kind, chain);
        return null;
    }

    /// <summary>Writes what comes until it is cancelled.</summary>
    public async Task RunAsync(CancellationToken stopping)
    {
        var batch = new List<(AuditEvent What, TaskCompletionSource Kept)>(AtOnce);
        while (await _waiting.Reader.WaitToReadAsync(stopping))
        {
            while (batch.Count < AtOnce && _waiting.Reader.TryRead(out var next)) batch.Add(next);
            await WriteAsync([.. batch.Select(static one => one.What)], stopping);
            foreach (var (_, kept) in batch) kept.SetResult();
            batch.Clear();
        }
    }

    private async Task WriteAsync(AuditEvent[] events, CancellationToken stopping)
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                await write(chain, events, stopping);
                return;
            }
            catch (Exception exception) when (!stopping.IsCancellationRequested)
            {
                if (tries == 1) Log.Away(logger, chain, exception);
                await Task.Delay(Pause, time, stopping);
            }
        }
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 2601, Level = LogLevel.Warning, Message = "Chain {Chain} of the audit cannot be written; it is tried until it can be. Tools that must be recorded first do not run meanwhile.")]
        public static partial void Away(ILogger logger, int chain, Exception exception);

        [LoggerMessage(EventId = 2602, Level = LogLevel.Error, Message = "A record of {Kind} for chain {Chain} of the audit is lost: too many wait to be written.")]
        public static partial void Lost(ILogger logger, AuditKind kind, int chain);
    }
}
