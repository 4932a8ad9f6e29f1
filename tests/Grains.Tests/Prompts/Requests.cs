using ChatAgency.Core.Agents;
using ChatAgency.Core.Conversations;

namespace ChatAgency.Grains.Tests.Prompts;

internal static class Requests
{
    public static readonly ConversationId Thread = new("slack", "T1", "C1", "100.1");

    public static AgentRequest Of(string question, IReadOnlyList<Exchange>? earlier = null, string? last = null, ConversationId? conversation = null) => new()
    {
        Conversation = conversation ?? Thread,
        Turn = 7,
        Message = new MessageId("100.2"),
        Author = new PersonId("U1"),
        Question = question,
        Earlier = earlier ?? [],
        LastAgent = last is null ? null : new AgentName(last),
        CorrelationId = "corr-1",
    };

    /// <summary>An exchange with <paramref name="agent"/>; left out, one that was kept before agents were.</summary>
    public static Exchange Earlier(string question, string answer, string author = "U2", string? agent = null) =>
        new(new PersonId(author), question, answer, agent is null ? null : new AgentName(agent));
}
