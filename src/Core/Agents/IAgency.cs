
namespace ChatAgency.Core.Agents;

/// <summary>The port to the agents: who answers, and the answer as it grows.</summary>
public interface IAgency
{
    /// <summary>Chooses the agent for a turn. Never waits on a model; falls back to <see cref="AgentName.General"/>.</summary>
    ValueTask<Route> RouteAsync(AgentRequest request, CancellationToken cancellationToken);

    /// <summary>
    /// Lets the agent answer. Ends with <see cref="AgentStep.Finished"/> or <see cref="AgentStep.Failed"/>; cancelling
    /// the token ends the model call.
    /// </summary>
    IAsyncEnumerable<AgentStep> AnswerAsync(AgentName agent, AgentRequest request, CancellationToken cancellationToken);

    /// <summary>The gist of both, or null where it cannot be had: nothing depends on it.</summary>
    Task<string?> SummariseAsync(SummaryRequest request, CancellationToken cancellationToken);
}
