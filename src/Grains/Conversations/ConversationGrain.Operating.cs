using ChatAgency.Core.Auditing;
using ChatAgency.Core.Views;
using ChatAgency.Grains.Interfaces.Finding;

namespace ChatAgency.Grains.Conversations;

/// <content>What operators see and do; the audit tells who it was.</content>
internal sealed partial class ConversationGrain
{
    private const int LongestReason = 128;

    public Task<TurnFacts?> Inspect(long? turn, CancellationToken cancellationToken) => runner.InspectAsync(turn, cancellationToken);

    public async Task<bool> Operate(TurnAct act, long turn, string by, CancellationToken cancellationToken)
    {
        var done = await (act switch
        {
            TurnAct.Cancel => runner.CancelAsync(turn),
            TurnAct.Retry => runner.ReplayAsync(turn, cancellationToken),
            TurnAct.Park => runner.ParkAsync(turn),
            _ => throw new ArgumentOutOfRangeException(nameof(act)),
        });
        Stay();
        if (done) await trail.TryRecordAsync(AuditEvent.In(id, time.GetUtcNow(), KindOf(act), by, id.Thread, "done", AuditDetail.Of("turn", turn)), cancellationToken);
        return done;
    }

    public async Task<ConversationView?> ReadFor(string by, string reason, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(reason) || reason.Length > LongestReason) throw new ArgumentException($"A reason has 1 to {LongestReason} characters.", nameof(reason));
        if (!runner.HasTurns) return null;
        if (!await trail.TryRecordAsync(AuditEvent.In(id, time.GetUtcNow(), AuditKind.TranscriptRead, by, id.Thread, "shown", AuditDetail.Of("reason", reason)), cancellationToken))
            throw new InvalidOperationException("The audit cannot be written now, so nothing is shown.");
        return await runner.ViewAllAsync(cancellationToken);
    }

    private static AuditKind KindOf(TurnAct act) => act switch
    {
        TurnAct.Cancel => AuditKind.TurnCancelled,
        TurnAct.Retry => AuditKind.TurnRetried,
        _ => AuditKind.TurnParked,
    };
}
