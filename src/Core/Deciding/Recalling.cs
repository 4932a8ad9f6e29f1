using System.Collections.Immutable;
using ChatAgency.Core.Keeping;

namespace ChatAgency.Core.Deciding;

/// <summary>What has left the working window comes back into it where people want something of it; the next page holds it once more.</summary>
internal static class Recalling
{
    /// <summary>The turn of this number: as the window has it, else as it was read from its page. None where its message, after its identity was forgotten, came as another one.</summary>
    public static Turn? Find(Draft draft, long number, ImmutableArray<Turn> paged) =>
        draft.Record.Turns.FirstOrDefault(turn => turn.Number == number)
        ?? paged.FirstOrDefault(turn => turn.Number == number && !draft.Record.Turns.Any(other => other.Question.Id == turn.Question.Id));

    /// <summary>Brings back what was read from pages, each in its place; what is in the window stays as it is there.</summary>
    public static void Take(Draft draft, ImmutableArray<Turn> paged)
    {
        if (paged.IsEmpty) return;
        var known = draft.Record.Turns.Select(static turn => turn.Question.Id).ToHashSet();
        draft.Keep(draft.Record with { Turns = [.. draft.Record.Turns.Concat(paged.Where(turn => !known.Contains(turn.Question.Id))).OrderBy(static turn => turn.Number)] });
    }
}
