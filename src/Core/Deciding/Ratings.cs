using ChatAgency.Core.Conversations;
using ChatAgency.Core.Delivery;
using ChatAgency.Core.Keeping;
using ChatAgency.Core.Rating;
using ChatAgency.Core.Steps;

namespace ChatAgency.Core.Deciding;

/// <summary>What people think of an answer: of each of them their latest word, whatever order their words come in.</summary>
internal static class Ratings
{
    // A channel of thousands must not make a record of thousands; the oldest words go first.
    private const int Most = 200;

    /// <summary>What was said before, or again, changes nothing and is found.</summary>
    public static void Give(Draft draft, ConversationEvent.FeedbackGiven e)
    {
        if (Recalling.Find(draft, e.Turn, e.Paged) is not { State: not TurnState.Withdrawn, Result.Kind: AnswerKind.Answer } turn) return;
        draft.Found = true;
        var given = e.Given with { Agent = turn.Route?.Shown, Version = turn.Authors is [var author, ..] ? author.Version : 0 };
        var before = Standing(turn, given.By);
        if (before?.At >= given.At) return;
        // Another word than the one that is taken back stands meanwhile.
        if (e.TakesBack is { } verdict && before is not null && before.Verdict != verdict) return;
        if (before?.Verdict == given.Verdict) given = given with { Reason = given.Reason ?? before.Reason };

        Recalling.Take(draft, e.Paged);
        Keep(draft, turn, given);
        if (before?.Verdict != given.Verdict) draft.Tell(new Notice.FeedbackGiven(turn.Number, turn.Route, given.Verdict));
    }

    /// <summary>The turn is answered anew: what was said was said of what stood there before.</summary>
    public static IReadOnlyList<Feedback>? Past(Turn turn) =>
        turn.Feedback is { } feedback ? [.. feedback.Select(static word => word with { IsPast = true })] : null;

    /// <summary>What another activation heard; the turn with the words of both.</summary>
    public static Turn TakeOn(Draft draft, Turn theirs, Turn ours)
    {
        foreach (var word in theirs.Feedback ?? [])
        {
            if (ours.Feedback?.Any(known => known.By == word.By && known.At >= word.At) == true) continue;
            // It may have been answered anew meanwhile.
            ours = Keep(draft, ours, word with { IsPast = word.IsPast || ours.Result is not { } result || result.At > word.At });
        }

        return ours;
    }

    private static Turn Keep(Draft draft, Turn turn, Feedback given)
    {
        var others = (turn.Feedback ?? []).Where(word => word.By != given.By || (given.IsPast ? word.At != given.At : word.IsPast)).ToList();
        if (others.Count >= Most) others.RemoveAt(0);
        turn = turn with { Feedback = [.. others, given] };
        draft.Keep(turn);
        return turn;
    }

    private static Feedback? Standing(Turn turn, PersonId by) => turn.Feedback?.FirstOrDefault(word => word.By == by && !word.IsPast);
}
