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
            Earlier = [.. answered.Select(static other => new Exchange(other.Question.Author, other.Question.Text, other.Result?.Text ?? "", other.Route?.Agent))],
        };
    }
}
