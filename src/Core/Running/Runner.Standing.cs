using ChatAgency.Core.Approving;
using ChatAgency.Core.Keeping;
using ChatAgency.Core.Steps;

namespace ChatAgency.Core.Running;

/// <content>How the work stands, for those who count and those who warn.</content>
public sealed partial class Runner
{
    private long progressAt;

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
        var awaitsPerson = open is { Approval.State: ApprovalState.Waiting };
        var still = open is null || awaitsPerson ? TimeSpan.Zero : ports.Time.GetElapsedTime(Volatile.Read(ref progressAt));
        var (unknown, unknownSince) = Unknown(open, flight);
        return new Standing(open?.State, awaitsPerson, waiting, now - since, still, unknown, now - (unknownSince ?? now));
    }

    private void NoteProgress(EngineState before, EngineState now)
    {
        if (now.Record.Open() is { } turn && HasMoved(turn, before, now)) Volatile.Write(ref progressAt, ports.Time.GetTimestamp());
    }

    // A step of the turn, a piece of its answer, or a part of its result that is shown. A call that is tried again and again is no
    // progress, nor is a line that says that it waits, nor a message that waits behind it.
    private static bool HasMoved(Turn turn, EngineState before, EngineState now) =>
        !ReferenceEquals(turn, before.Record.Open()) || !ReferenceEquals(before.Flight.Text, now.Flight.Text) || before.Flight.Work != now.Flight.Work
        || (now.Flight.IsFinal && Shown(before.Flight) != Shown(now.Flight));

    private static long Shown(Flight flight)
    {
        var sum = 0L;
        foreach (var slot in flight.Slots) sum += slot.Shown;
        return sum;
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
