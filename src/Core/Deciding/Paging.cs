using System.Collections.Immutable;
using ChatAgency.Core.Keeping;
using ChatAgency.Core.Steps;

namespace ChatAgency.Core.Deciding;

/// <summary>
/// Keeps the record small: the oldest ended turns move to a transcript page, written first, and leave the window when
/// the page is durable. A crash in between writes the same page again.
/// </summary>
internal static class Paging
{
    public static void Plan(Draft draft)
    {
        if (draft.Flight.Paging || draft.Flight.Redacting || draft.Record.Turns.Length < 2) return;
        var ended = Leading(draft);
        if (ended.Length < 2 || !IsFull(draft, ended)) return;
        draft.Flight = draft.Flight with { Paging = true };
        // Two that read the same record may cut it differently: only one of them gets to write it first.
        draft.Keep(draft.Record);
        draft.DoSettled(new Effect.WritePage(draft.Record.Pages, [.. ended.Take(ended.Length / 2)]));
    }

    public static void Written(Draft draft, ConversationEvent.PageWritten e)
    {
        draft.Flight = draft.Flight with { Paging = false };
        if (e.Page != draft.Record.Pages || e.Turns.IsEmpty) return;
        // A turn that changed meanwhile stays; its next page holds it again, by its number.
        var gone = draft.Record.Turns.Where(e.Turns.Contains).Select(static turn => turn.Question.Id).ToHashSet();
        var oldest = draft.Now - draft.Options.IdentityLife;
        draft.KeepLazily(draft.Record with
        {
            Pages = e.Page + 1,
            Turns = draft.Record.Turns.RemoveAll(turn => gone.Contains(turn.Question.Id)),
            Seen = draft.Record.Seen.RemoveAll(seen => gone.Contains(seen.Id)),
            Paged = draft.Record.Paged
                .RemoveRange(draft.Record.Paged.Values.Where(seen => seen.At < oldest).Select(static seen => seen.Id))
                .AddRange(draft.Record.Seen.Where(seen => gone.Contains(seen.Id)).Select(static seen => KeyValuePair.Create(seen.Id, seen))),
        });
    }

    /// <summary>The turns at the window's old end that nothing can happen to any more.</summary>
    public static ImmutableArray<Turn> Leading(Draft draft) =>
        [.. draft.Record.Turns.TakeWhile(turn => turn.IsEnded && !MayLookLoose(draft, turn) && !turn.Slots.Any(slot => IsWatched(draft, turn, slot)))];

    // What an owner that does not know yet that it was replaced may still write over can only be put right in the window.
    private static bool IsWatched(Draft draft, Turn turn, Slot slot) =>
        draft.Record.Sweeps.Any(sweep => sweep.Marker == slot.Marker)
        || (slot.MayFallBack && draft.Now - turn.EndedAt < draft.Options.StampLife + draft.Options.Traits.CallTimeout);

    // To a read that lags its post carries no marker yet, and only the window tells whose it is.
    private static bool MayLookLoose(Draft draft, Turn turn) =>
        draft.Options.Traits.MarksLate && draft.Now - turn.EndedAt < draft.Options.Traits.ReadLag + draft.Options.Traits.CallTimeout;

    private static bool IsFull(Draft draft, ImmutableArray<Turn> ended) =>
        ended.Length > draft.Options.WindowTurns
        || ended.Sum(static turn => turn.Question.Text.Length + (turn.Result?.Text.Length ?? 0)) > draft.Options.WindowCharacters;
}
