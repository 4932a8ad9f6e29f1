using ChatAgency.Core.Agents;
using ChatAgency.Core.Conversations;
using ChatAgency.Core.Keeping;

namespace ChatAgency.Core.Deciding;

/// <summary>What an agent is told of the thread: the turns of the working window that were answered.</summary>
internal static class Context
{
    public static AgentRequest Of(ConversationId conversation, ConversationRecord record, Turn turn)
    {
        var answered = record.Turns
            .Where(other => other.State == TurnState.Completed && other.Number != turn.Number && other.Question.SentAt <= turn.Question.SentAt)
            .OrderBy(static other => other.Question.SentAt)
            .ToArray();
        return new AgentRequest
        {
            Conversation = conversation,
            Turn = turn.Number,
            Attempt = turn.Attempt,
            Approval = turn.Approval,
            Choice = turn.Choice,
            ShorterThan = turn.ShorterThan,
            Message = turn.Question.Id,
            FirstAsked = record.Turns.FirstOrDefault(static other => other.Number == 1)?.Question.Id,
            Author = turn.Question.Author,
            Question = turn.Question.Text,
            CorrelationId = turn.Question.CorrelationId,
            Summary = record.Summary?.Text ?? "",
            LastAgent = answered.LastOrDefault()?.Route?.Agent,
            Earlier = [.. answered.SelectMany(other => Exchanges(record, other))],
            Joined = [.. JoinedInto(record, turn).Select(static other => new Joined(other.Question.Author, other.Question.Text))],
        };
    }

    /// <summary>What is answered with the turn, in the order in which it was written.</summary>
    public static IEnumerable<Turn> JoinedInto(ConversationRecord record, Turn turn) =>
        record.Turns.Where(other => other.State == TurnState.Merged && other.MergedInto == turn.Number).OrderBy(static other => other.Question.SentAt);

    /// <summary>What the answered turns of a page said, oldest first.</summary>
    public static IReadOnlyList<Exchange> OfPage(IEnumerable<Turn> turns) =>
        [.. turns.Where(static turn => turn.State == TurnState.Completed).OrderBy(static turn => turn.Question.SentAt).Select(static turn => new Exchange(turn.Question.Author, turn.Question.Text, turn.Result?.Text ?? "", turn.Route?.Agent))];

    // Questions that were answered together stand together, before their one answer.
    private static IEnumerable<Exchange> Exchanges(ConversationRecord record, Turn turn)
    {
        Turn[] asked = [turn, .. JoinedInto(record, turn)];
        for (var i = 0; i < asked.Length; i++)
        {
            yield return new Exchange(asked[i].Question.Author, asked[i].Question.Text, i == asked.Length - 1 ? turn.Result?.Text ?? "" : "", turn.Route?.Shown);
        }
    }
}
