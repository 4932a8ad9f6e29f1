using ChatAgency.Core.Approving;
using ChatAgency.Core.Keeping;
using ChatAgency.Core.Steps;

namespace ChatAgency.Core.Running;

public sealed partial class Runner
{
    private long stillSince;
    private long unknownSince;

    /// <summary>Since when the open turn has shown no progress; null where none is open here, or where it waits for a person. May be read from any thread.</summary>
    public DateTimeOffset? StillSince => At(ref stillSince);

    /// <summary>Since when the outcome of a post of the open turn is unknown; null where none is. May be read from any thread.</summary>
    public DateTimeOffset? UnknownSince => At(ref unknownSince);

    private static DateTimeOffset? At(ref long ticks) => Volatile.Read(ref ticks) is > 0 and var at ? new DateTimeOffset(at, TimeSpan.Zero) : null;

    private void NoteStanding(EngineState before, EngineState now)
    {
        var turn = now.Flight.IsGuest ? null : now.Record.Open();
        var waits = turn is null or { Approval.State: ApprovalState.Waiting };
        if (waits) Volatile.Write(ref stillSince, 0);
        else if (stillSince == 0 || HasMoved(turn!, before, now)) Volatile.Write(ref stillSince, ports.Time.GetUtcNow().UtcTicks);
        if (turn is null || !IsFinding(now.Flight)) Volatile.Write(ref unknownSince, 0);
        else if (unknownSince == 0) Volatile.Write(ref unknownSince, ports.Time.GetUtcNow().UtcTicks);
    }

    // What people could see, or what brings it nearer. A call that is tried again and again is no progress.
    private static bool HasMoved(Turn turn, EngineState before, EngineState now) =>
        !ReferenceEquals(turn, before.Record.Open()) || !ReferenceEquals(before.Flight.Text, now.Flight.Text) || before.Flight.Work != now.Flight.Work || Shown(before.Flight) != Shown(now.Flight);

    private static long Shown(Flight flight)
    {
        var sum = 0L;
        foreach (var slot in flight.Slots) sum += slot.Shown;
        return sum;
    }

    private static bool IsFinding(Flight flight)
    {
        foreach (var slot in flight.Slots)
        {
            if (slot.Reservation == Reservation.Finding) return true;
        }

        return false;
    }
}
