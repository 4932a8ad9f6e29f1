
namespace ChatAgency.Core.Agents;

/// <summary>The port to the agents: who answers, and the answer as it grows.</summary>
public interface IAgency
{
    /// <summary>
    /// Chooses who answers a turn. Bounded: where a model is asked at all, then once and for seconds; it falls back to
    /// <see cref="AgentName.General"/>.
    /// </summary>
    ValueTask<Route> RouteAsync(AgentRequest request, CancellationToken cancellationToken);

    /// <summary>
    /// Lets whoever was chosen answer. Ends with <see cref="AgentStep.Finished"/> or <see cref="AgentStep.Failed"/>;
    /// cancelling the token ends every model call.
    /// </summary>
    IAsyncEnumerable<AgentStep> AnswerAsync(Route route, AgentRequest request, CancellationToken cancellationToken);

    /// <summary>The gist of both, or null where it cannot be had: nothing depends on it.</summary>
    Task<string?> SummariseAsync(SummaryRequest request, CancellationToken cancellationToken);
}
