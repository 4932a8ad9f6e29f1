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
            Message = turn.Question.Id,
            Author = turn.Question.Author,
            Question = turn.Question.Text,
            CorrelationId = turn.Question.CorrelationId,
            LastAgent = answered.LastOrDefault()?.Route?.Agent,
            Earlier = [.. answered.SelectMany(other => Exchanges(record, other))],
            Joined = [.. JoinedInto(record, turn).Select(static other => new Joined(other.Question.Author, other.Question.Text))],
        };
    }

    /// <summary>What is answered with the turn, in the order in which it was written.</summary>
    public static IEnumerable<Turn> JoinedInto(ConversationRecord record, Turn turn) =>
        record.Turns.Where(other => other.State == TurnState.Merged && other.MergedInto == turn.Number).OrderBy(static other => other.Question.SentAt);

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
