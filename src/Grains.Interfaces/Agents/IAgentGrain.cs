using ChatAgency.Core.Agents;
using Orleans.CodeGeneration;

namespace ChatAgency.Grains.Interfaces.Agents;

/// <summary>An agent in one conversation; its key is <c>{agent}|{conversation}</c>. It holds no truth.</summary>
[Alias("ChatAgency.IAgentGrain"), Version(1)]
public interface IAgentGrain : IGrainWithStringKey
{
    /// <summary>Answers; see <see cref="IAgency.AnswerAsync"/>.</summary>
    [Alias("Answer")]
    IAsyncEnumerable<AgentStep> Answer(AgentRequest request, CancellationToken cancellationToken);
}
