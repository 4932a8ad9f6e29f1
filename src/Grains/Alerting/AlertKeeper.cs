using ChatAgency.Core.Alerting;
using ChatAgency.Core.Auditing;
using ChatAgency.Core.Failures;
using ChatAgency.Grains.Auditing;
using ChatAgency.Grains.Interfaces.Alerting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace ChatAgency.Grains.Alerting;

/// <summary>
/// Keeps the board and tells operators what is due. A step that was taken and not yet written is taken again after a crash:
/// a second alert is better than none. Single-threaded, on its grain's scheduler.
/// </summary>
internal sealed partial class AlertKeeper(AlertStore store, IEnumerable<IAlertChannel> channels, IOptions<AlertOptions> options, AuditTrail trail, TimeProvider time, ILogger<AlertKeeper> logger)
{
    // What could not be told is tried again, not at once.
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(15);

    // Longer nothing waits for the store.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private readonly IAlertChannel[] _channels = [.. channels.Where(static channel => channel.IsSet)];
    private readonly Dictionary<AlertWay, DateTimeOffset> _notBefore = [];
    private AlertBoard _board = AlertBoard.Empty;
    private long _changes;
    private long _kept;
    private Task? _keeping;
    private bool _isTelling;

    /// <summary>The board as it is now.</summary>
    public AlertBoard Board => _board;

    private AlertRules Rules => options.Value.Rules(_channels.Select(static channel => channel.Way));

    /// <summary>Takes on what the store has. Where it is away that is made up for when it is back.</summary>
    public Task StartAsync()
    {
        // What is kept is joined with what stands there.
        _changes++;
        return KeepSoonAsync();
    }

    /// <summary>Takes reports in; they are kept when it returns, where the store is there.</summary>
    public Task ReportAsync(IReadOnlyList<AlertReport> reports)
    {
        if (reports.Count > 0) Change(_board.Report(reports, time.GetUtcNow(), static () => $"A-{ErrorId.New().Value[2..]}"));
        return KeepSoonAsync();
    }

    /// <summary>Somebody looks after an incident.</summary>
    public async Task<bool> AcknowledgeAsync(string incident, string by)
    {
        if (_board.Acknowledge(incident, by, time.GetUtcNow()) is not { } next) return false;
        if (!ReferenceEquals(next, _board)) trail.Add(AuditEvent.Of("", time.GetUtcNow(), AuditKind.AlertAcknowledged, by, incident, "acknowledged"));
        Change(next);
        await KeepSoonAsync();
        return true;
    }

    /// <summary>Tells what is due, one after the other, and keeps what came of it. Nothing where that is under way already.</summary>
    public async Task TellAsync(CancellationToken cancellationToken)
    {
        if (_isTelling) return;
        _isTelling = true;
        try
        {
            Change(_board.Settled(time.GetUtcNow(), Rules));
            // Seen anew before each: somebody may have acknowledged meanwhile.
            while (_board.Due(time.GetUtcNow(), Rules).FirstOrDefault(step => IsOpen(step.Way)) is { } step) await TakeAsync(step, cancellationToken);
            if (IsOpen(AlertWay.Channel)) await TellHealedAsync(cancellationToken);
            await KeepSoonAsync();
        }
        finally
        {
            _isTelling = false;
        }
    }

    private bool IsOpen(AlertWay way) => !_notBefore.TryGetValue(way, out var moment) || time.GetUtcNow() >= moment;

    private async Task TakeAsync(AlertStep step, CancellationToken cancellationToken)
    {
        var outcome = await TryAsync(step.Way, channel => channel.TellAsync(step, cancellationToken));
        // Against the contract; it would be due again at once.
        if (outcome is AlertOutcome.Gone && step.Reference is null) Stay(step.Way);
        if (outcome is AlertOutcome.Told) Log.Told(logger, step.Incident.Id, step.Incident.Key, step.Incident.Phase, step.Way, step.Round);
        Change(_board.After(step, outcome));
        await KeepSoonAsync();
    }

    private async Task TellHealedAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (!_board.IsGatheringOver(now, Rules)) return;
        var healed = _board.Gathered;
        // Without a channel there is nobody to tell.
        if (!Rules.Ways.Contains(AlertWay.Channel) || await TryAsync(AlertWay.Channel, channel => channel.TellHealedAsync(healed, cancellationToken)) is not AlertOutcome.NotKnown) Change(_board.Forget(healed, now));
    }

    private async Task<AlertOutcome> TryAsync(AlertWay way, Func<IAlertChannel, Task<AlertOutcome>> tell)
    {
        var outcome = await OutcomeAsync(_channels.First(channel => channel.Way == way), tell);
        if (outcome is not AlertOutcome.NotKnown failed) return outcome;
        Log.NotTold(logger, way, failed.Reason);
        Stay(way);
        return outcome;
    }

    private void Stay(AlertWay way) => _notBefore[way] = time.GetUtcNow() + Pause;

    private async Task<AlertOutcome> OutcomeAsync(IAlertChannel channel, Func<IAlertChannel, Task<AlertOutcome>> tell)
    {
        try
        {
            return await tell(channel);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            Log.Unexpected(logger, channel.Way, exception);
            return new AlertOutcome.NotKnown("unexpected");
        }
    }

    private void Change(AlertBoard next)
    {
        if (ReferenceEquals(next, _board)) return;
        _board = next;
        _changes++;
    }

    private async Task KeepSoonAsync()
    {
        try
        {
            await KeepAsync().WaitAsync(Patience, time);
        }
        catch (TimeoutException)
        {
            // It goes on, and what comes meanwhile is written after it.
        }
    }

    /// <summary>Whoever comes while a write is under way waits for the one after it.</summary>
    private Task KeepAsync() => _kept == _changes ? Task.CompletedTask : _keeping ??= KeepAllAsync();

    private async Task KeepAllAsync()
    {
        // Not within the call that asks: that one is to see it as under way.
        await Task.Yield();
        try
        {
            while (_kept != _changes)
            {
                var (board, changes) = (_board, _changes);
                if (await store.KeepAsync(board) is not { } stored) return;
                // What the store had beside it, under what came while it was written.
                if (!ReferenceEquals(stored, board)) _board = ReferenceEquals(_board, board) ? stored : stored.Joined(_board);
                _kept = changes;
            }
        }
        finally
        {
            _keeping = null;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 2702, Level = LogLevel.Warning, Message = "Alert {Incident} ({Key}) is {Phase}: told by {Way}, round {Round}.")]
        public static partial void Told(ILogger logger, string incident, string key, IncidentPhase phase, AlertWay way, int round);

        [LoggerMessage(EventId = 2703, Level = LogLevel.Error, Message = "Operators could not be told by {Way} ({Reason}); it is tried again.")]
        public static partial void NotTold(ILogger logger, AlertWay way, string reason);

        [LoggerMessage(EventId = 2704, Level = LogLevel.Error, Message = "Unexpected in telling operators by {Way}.")]
        public static partial void Unexpected(ILogger logger, AlertWay way, Exception exception);
    }
}
