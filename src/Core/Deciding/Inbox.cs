using System.Collections.Immutable;
using ChatAgency.Core.Accepting;
using ChatAgency.Core.Keeping;
using ChatAgency.Core.Steps;

namespace ChatAgency.Core.Deciding;

/// <summary>What a message, its edit or its deletion does to the conversation; each message once, whatever is delivered.</summary>
internal static class Inbox
{
    public static void Take(Draft draft, ConversationEvent.MessageArrived e)
    {
        var message = e.Message;
        var seen = draft.Record.Known(message.Id);
        draft.Reply = message.Kind switch
        {
            MessageKind.Said => Said(draft, message, seen),
            MessageKind.Edited => Edited(draft, message, seen, e.Paged),
            _ => Deleted(draft, message, seen),
        };
    }

    private static AcceptResult Said(Draft draft, IncomingMessage message, Seen? seen)
    {
        if (seen is not null)
        {
            return new AcceptResult(seen.Digest == message.Digest ? AcceptOutcome.Duplicate : AcceptOutcome.Mismatch, seen.Turn);
        }

        if (IsChatter(draft.Record, message)) return new AcceptResult(AcceptOutcome.NotForUs);
        if (message.Refusal is null && StopWords.Is(message.Text, message.Addressing)) return Stop(draft, message);
        if (message.Refusal is null && Approvals.DecideByWords(draft, message) is { } decided)
        {
            draft.Keep(draft.Record with { Seen = Remember(draft, new Seen(message.Id, draft.Now, decided, message.Digest)) });
            return new AcceptResult(AcceptOutcome.Accepted, decided);
        }

        if (draft.Record.Turns.Count(static turn => turn.State == TurnState.Accepted) >= draft.Options.InboxLimit)
        {
            return new AcceptResult(AcceptOutcome.Full);
        }

        var turn = Begin(draft.Record.LastTurn + 1, message, draft.Now);
        if (message.Refusal is { } refusal) turn = Work.Foreclose(draft, turn, Words.Declined(refusal));
        draft.Keep(draft.Record with
        {
            LastTurn = turn.Number,
            Turns = draft.Record.Turns.Add(turn),
            Seen = Remember(draft, new Seen(message.Id, draft.Now, turn.Number, message.Digest)),
        });
        if (message.Refusal is null) Busy.Arrived(draft, turn);
        return new AcceptResult(AcceptOutcome.Accepted, turn.Number);
    }

    /// <summary>The word stops what was asked before it was written, however late it comes; it is never a question.</summary>
    private static AcceptResult Stop(Draft draft, IncomingMessage message)
    {
        if (Requests.CancelUntil(draft, message.SentAt) is not { } stopped) return new AcceptResult(AcceptOutcome.Ignored, draft.Record.LastTurn);
        draft.Keep(draft.Record with { Seen = Remember(draft, new Seen(message.Id, draft.Now, stopped, message.Digest)) });
        return new AcceptResult(AcceptOutcome.Accepted, stopped);
    }

    private static AcceptResult Edited(Draft draft, IncomingMessage message, Seen? seen, ImmutableArray<Turn> paged)
    {
        // The edit may come before the message, or instead of it; an old message edited is no new question.
        if (seen is null)
        {
            return message.Addressing == Addressing.Agency && draft.Now - message.SentAt <= draft.Options.Traits.EditWindow
                ? Said(draft, message, null)
                : new AcceptResult(AcceptOutcome.NotForUs);
        }

        var turn = Window(draft, message) ?? paged.FirstOrDefault(turn => turn.Question.Id == message.Id && draft.Now - turn.EndedAt <= draft.Options.Traits.EditWindow);
        var duplicate = new AcceptResult(AcceptOutcome.Duplicate, seen.Turn);
        // Nobody gets by an edit what is refused to them.
        if (message.Refusal is not null || turn is null || turn.State == TurnState.Withdrawn || turn.Question.EditedAt >= message.EditedAt) return duplicate;
        var same = turn.Question.Text == message.Text;
        Recalling.Take(draft, paged);
        Rewrite(draft, turn, message.Text, message.EditedAt);
        return new AcceptResult(same ? AcceptOutcome.Duplicate : AcceptOutcome.Accepted, turn.Number);
    }

    /// <summary>The question now reads so: what waits or runs is answered as it reads, what was answered shortly before is answered anew.</summary>
    public static void Rewrite(Draft draft, Turn turn, string text, DateTimeOffset? editedAt)
    {
        var same = turn.Question.Text == text;
        turn = turn with { Question = turn.Question with { Text = text, EditedAt = editedAt } };
        if (same) draft.KeepLazily(turn);
        else if (StopWords.Is(text, Addressing.Agency)) StopInstead(draft, turn);
        else if (Busy.Host(draft, turn) is { } host) Join(draft, turn, host);
        else if (turn.IsOpen) Work.Restart(draft, turn);
        // One that had ended waits only to be shown once more, with the answer to what it read then.
        else if (turn is { State: TurnState.Accepted, EndedAt: null }) draft.Keep(turn);
        else if (turn.EndedAt is not { } ended || draft.Now - ended <= draft.Options.Traits.EditWindow) Requests.Reopen(draft, turn);
        else draft.KeepLazily(turn);
    }

    private static void StopInstead(Draft draft, Turn turn)
    {
        draft.Keep(turn);
        Requests.Cancel(draft, turn.Number);
    }

    private static void Join(Draft draft, Turn turn, Turn host)
    {
        draft.Keep(turn);
        Busy.Anew(draft, host);
    }

    private static AcceptResult Deleted(Draft draft, IncomingMessage message, Seen? seen)
    {
        if (Window(draft, message) is { } turn)
        {
            if (turn.State == TurnState.Withdrawn) return new AcceptResult(AcceptOutcome.Duplicate, turn.Number);
            Redacting.Withdraw(draft, turn);
            return new AcceptResult(AcceptOutcome.Accepted, turn.Number);
        }

        if (seen is null && IsChatter(draft.Record, message)) return new AcceptResult(AcceptOutcome.NotForUs);
        if (seen is null) draft.Keep(draft.Record with { Seen = Remember(draft, new Seen(message.Id, draft.Now, 0, message.Digest)) });
        // How long ago it left the window its identity does not tell: that is forgotten after a day.
        var noted = Redacting.Note(draft, message.Id);
        if (seen is { Turn: > 0 }) Summing.Forget(draft);
        return new AcceptResult(seen is null || noted ? AcceptOutcome.Accepted : AcceptOutcome.Duplicate, seen?.Turn ?? 0);
    }

    private static Turn? Window(Draft draft, IncomingMessage message) => draft.Record.Turns.FirstOrDefault(turn => turn.Question.Id == message.Id);

    // Who was declined only has not drawn the agency into the thread.
    private static bool IsChatter(ConversationRecord record, IncomingMessage message) =>
        message.Addressing == Addressing.Thread && record.LastTurn == record.Turns.Count(static turn => turn.Result is { Ending: TurnState.Declined });

    private static ImmutableArray<Seen> Remember(Draft draft, Seen seen)
    {
        var all = draft.Record.Seen;
        var oldest = draft.Now - draft.Options.IdentityLife;
        return (all.Length > 0 && all[0].At < oldest ? all.RemoveAll(old => old.At < oldest) : all).Add(seen);
    }

    private static Turn Begin(long number, IncomingMessage message, DateTimeOffset now) => new()
    {
        Number = number,
        AcceptedAt = now,
        Question = new Question(message.Id, message.Author, message.Text, message.SentAt, message.EditedAt, message.CorrelationId) { Digest = message.Digest },
    };
}
