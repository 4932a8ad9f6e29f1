using ChatAgency.Core.Agents;
using ChatAgency.Core.Delivery;
using ChatAgency.Core.Importing;
using ChatAgency.Core.Keeping;
using ChatAgency.Core.Steps;

namespace ChatAgency.Core.Deciding;

/// <summary>What another program answered becomes turns that have ended. Nothing of it is shown anew.</summary>
internal static class Importing
{
    private const string Source = "import";

    /// <summary>Only behind what is there: a conversation that went on meanwhile is left alone.</summary>
    public static void Take(Draft draft, ConversationEvent.TurnsImported e)
    {
        if (draft.Record.LastTurn != e.After) return;
        draft.Found = true;
        draft.Keep(draft.Record with
        {
            LastTurn = e.After + e.Turns.Length,
            Turns = draft.Record.Turns.AddRange(e.Turns.Select((turn, i) => Ended(e.After + 1 + i, turn))),
            // Like every message: by them it is found out that two activations gave one number to two.
            Seen = draft.Record.Seen.AddRange(e.Turns.Select((turn, i) => new Seen(turn.Id, draft.Now, e.After + 1 + i, null))),
        });
    }

    private static Turn Ended(long number, ImportedTurn turn) => new()
    {
        Number = number,
        Question = new Question(turn.Id, turn.Author, turn.Question, turn.AskedAt, null, Source),
        State = TurnState.Completed,
        AcceptedAt = turn.AskedAt,
        BegunAt = turn.AskedAt,
        EndedAt = turn.AnsweredAt,
        Route = turn.Agent is { } agent ? new Route(agent, 1, "Imported.", Source) : null,
        Result = new Result(TurnState.Completed, AnswerKind.Answer, turn.Answer) { At = turn.AnsweredAt },
    };
}
