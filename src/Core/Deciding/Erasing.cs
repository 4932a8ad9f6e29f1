using ChatAgency.Core.Conversations;
using ChatAgency.Core.Keeping;
using ChatAgency.Core.Steps;

namespace ChatAgency.Core.Deciding;

/// <summary>A person's right to have what they wrote erased: each of their messages goes as if they had deleted it, with its answer, and so do their words on other answers.</summary>
internal static class Erasing
{
    public static void Take(Draft draft, ConversationEvent.AuthorErased e)
    {
        foreach (var number in draft.Record.Turns.Where(turn => turn.Question.Author == e.Author).Select(static turn => turn.Number).ToArray())
        {
            // What one withdrawal changes in another turn is to be seen by the next.
            if (draft.Record.Turns.First(turn => turn.Number == number) is { State: not TurnState.Withdrawn } turn) Ending.Withdraw(draft, turn);
        }

        // Also where none of them is theirs: whatever page is on its way now is older than this version.
        draft.Keep(draft.Record with { Turns = [.. draft.Record.Turns.Select(turn => Without(turn, e.Author))] });
        foreach (var post in e.Paged) Sweeping.Condemn(draft, post);
        Summing.Forget(draft);
        draft.Found = true;
    }

    /// <summary>Whether the turn has something that this person wrote, or an answer to it.</summary>
    public static bool HasWords(Turn turn, PersonId author) =>
        turn.Question.Author == author
            ? turn.Question.Text.Length > 0 || turn.Result is not null || turn.Approval is not null || turn.Feedback is not null
            : turn.Feedback?.Any(word => word.By == author) == true;

    /// <summary>The turn without them.</summary>
    public static Turn Without(Turn turn, PersonId author)
    {
        if (!HasWords(turn, author)) return turn;
        if (turn.Question.Author != author) return turn with { Feedback = turn.Feedback!.Any(word => word.By != author) ? [.. turn.Feedback!.Where(word => word.By != author)] : null };
        var without = Redacting.Without(turn);
        return without with { Question = without.Question with { Digest = null }, Files = null, Slots = [] };
    }
}
