using ChatAgency.Core.Approving;
using ChatAgency.Core.Keeping;
using ChatAgency.Core.Steps;

namespace ChatAgency.Core.Running;

/// <content>How the work stands, for those who count.</content>
public sealed partial class Runner
{
    private long movedAt;

    /// <summary>
    /// How the unfinished work stands; null where there is none, or where it is another activation's. May be called from
    /// any thread: it reads one state, and no state changes.
    /// </summary>
    public Standing? Stands()
    {
        var (record, flight) = Volatile.Read(ref state);
        if (ended || flight.IsGuest) return null;
        Turn? open = null;
        DateTimeOffset? oldest = null;
        var waiting = 0;
        foreach (var turn in record.Turns)
        {
            if (turn.IsEnded) continue;
            if (turn.IsOpen) open = turn;
            else waiting++;
            if (oldest is not { } before || turn.AcceptedAt < before) oldest = turn.AcceptedAt;
        }

        if (oldest is not { } since) return null;
        var now = ports.Time.GetUtcNow();
        var (unknown, unknownSince) = Unknown(open, flight);
        return new Standing(
            open?.State, open is { Approval.State: ApprovalState.Waiting }, waiting, now - since, ports.Time.GetElapsedTime(Volatile.Read(ref movedAt)), unknown, now - (unknownSince ?? now));
    }

    private void Note()
    {
        if (log.Note(state)) Volatile.Write(ref movedAt, ports.Time.GetTimestamp());
    }

    // A post's deadline is set when it is begun, one call's time ahead.
    private (int Count, DateTimeOffset? Since) Unknown(Turn? open, Flight flight)
    {
        var count = 0;
        DateTimeOffset? since = null;
        for (var part = 0; open is not null && part < Math.Min(open.Slots.Length, flight.Slots.Length); part++)
        {
            if (flight.Slots[part].Reservation != Reservation.Finding) continue;
            count++;
            var begun = open.Slots[part].Deadline - options.Traits.CallTimeout;
            if (since is not { } before || begun < before) since = begun;
        }

        return (count, since);
    }
}
