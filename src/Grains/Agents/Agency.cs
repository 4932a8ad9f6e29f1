using ChatAgency.Core.Agents;
using ChatAgency.Grains.Interfaces.Agents;
using ChatAgency.Grains.Routing;
using Microsoft.Extensions.Logging;

namespace ChatAgency.Grains.Agents;

/// <summary>The agents as a conversation sees them.</summary>
internal sealed class Agency(Ladder ladder, IGrainFactory grains, ILogger<Agency> logger) : IAgency
{
    public ValueTask<Route> RouteAsync(AgentRequest request, CancellationToken cancellationToken) => ValueTask.FromResult(ladder.Choose(request));

    public IAsyncEnumerable<AgentStep> AnswerAsync(AgentName agent, AgentRequest request, CancellationToken cancellationToken)
    {
        var grain = grains.GetGrain<IAgentGrain>(AgentKey.Of(agent, request.Conversation));
        return FailureSteps.Of(grain.Answer(request, cancellationToken), request, logger, cancellationToken);
    }
}
