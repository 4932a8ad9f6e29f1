using System.Collections.Immutable;
using ChatAgency.Core.Keeping;
using ChatAgency.Core.Steps;
using ChatAgency.Core.Views;

namespace ChatAgency.Core.Running;

/// <content>What operators see and do.</content>
public sealed partial class Runner
{
    private static readonly TimeSpan ToldAgain = TimeSpan.FromHours(1);
    private readonly List<(Turn Turn, long Version)> untold = [];
    private ImmutableArray<Turn> inherited = [];

    /// <summary>All that the record knows of a turn but what was written; the newest where none is named, null where there is none of this number.</summary>
    public async Task<TurnFacts?> InspectAsync(long? turn, CancellationToken cancellationToken)
    {
        var number = turn ?? state.Record.LastTurn;
        return await LookUpAsync(one => one.Number == number, cancellationToken) is { } found ? Inspecting.Facts(state.Record, found) : null;
    }

    /// <summary>The turn that is open, or the first that waits, and how the work stands; null as for <see cref="Stands"/>. May be called from any thread.</summary>
    public (Turn Turn, Standing Standing)? Working()
    {
        if (Stands() is not { } standing) return null;
        var record = Volatile.Read(ref state).Record;
        return (record.Open() ?? record.Turns.Where(static turn => !turn.IsEnded).MinBy(static turn => turn.Question.SentAt)) is { } turn ? (turn, standing) : null;
    }

    /// <summary>Sets a turn aside, with a note; returns when that is durable. False where it has ended, or what it shows is settled.</summary>
    public Task<bool> ParkAsync(long turn) => AskAsync(new ConversationEvent.ParkRequested(turn));

    /// <summary>
    /// Answers a turn anew for an operator: as <see cref="TryAgainAsync"/>, and also one whose place was gone, or one that is at work
    /// without a result. False where it cannot be.
    /// </summary>
    public Task<bool> ReplayAsync(long turn, CancellationToken cancellationToken = default) =>
        AskOfAsync(turn, paged => new ConversationEvent.ReplayRequested(turn, paged), cancellationToken);

    /// <summary>The days, in UTC, on which messages of this conversation were kept, pages included.</summary>
    public async Task<IReadOnlyList<DateOnly>> DaysAsync(CancellationToken cancellationToken)
    {
        var days = new SortedSet<DateOnly>(state.Record.Turns.Select(DayOf));
        for (var page = 0; page < state.Record.Pages; page++) days.UnionWith((await ports.Store.ReadPageAsync(page, cancellationToken)).Select(DayOf));
        return [.. days];

        static DateOnly DayOf(Turn turn) => DateOnly.FromDateTime(turn.AcceptedAt.UtcDateTime);
    }

    private void Inherit(ConversationRecord record)
    {
        var oldest = ports.Time.GetUtcNow() - ToldAgain;
        inherited = record.Turns.RemoveAll(turn => turn.EndedAt < oldest);
    }

    /// <summary>What was told before may have been lost with the process that told it.</summary>
    private void TellInherited()
    {
        foreach (var turn in inherited) ports.Register?.Invoke(turn, gate.Durable);
        inherited = [];
    }

    /// <summary>What is new to the register between two states: told once it is durable.</summary>
    private void NoteTurns(ConversationRecord before, ConversationRecord now)
    {
        if (ports.Register is null || before.Turns == now.Turns) return;
        for (var i = 0; i < now.Turns.Length; i++)
        {
            var turn = now.Turns[i];
            var old = i < before.Turns.Length && before.Turns[i].Number == turn.Number ? before.Turns[i] : before.Turns.FirstOrDefault(one => one.Number == turn.Number);
            if (ReferenceEquals(old, turn) || (old is not null && old.IsEnded == turn.IsEnded && old.EndedAt == turn.EndedAt && ReferenceEquals(old.Feedback, turn.Feedback) && old.IsParked == turn.IsParked)) continue;
            untold.Add((turn, now.Version));
        }
    }

    private void TellDurable()
    {
        for (var i = 0; i < untold.Count; i++)
        {
            if (untold[i].Version > gate.Durable) continue;
            ports.Register!(untold[i].Turn, untold[i].Version);
            untold.RemoveAt(i--);
        }
    }
}
