using ChatAgency.Core.Agents;
using ChatAgency.Grains.Interfaces.Agents;
using ChatAgency.Grains.Panels;
using ChatAgency.Grains.Routing;
using Microsoft.Extensions.Logging;

namespace ChatAgency.Grains.Agents;

/// <summary>The agents as a conversation sees them.</summary>
internal sealed class Agency(Ladder ladder, Panel panel, IGrainFactory grains, ILogger<Agency> logger) : IAgency
{
    public ValueTask<Route> RouteAsync(AgentRequest request, CancellationToken cancellationToken) => ladder.ChooseAsync(request, cancellationToken);

    public IAsyncEnumerable<AgentStep> AnswerAsync(Route route, AgentRequest request, CancellationToken cancellationToken) =>
        route.Panel is { Count: > 1 } members ? panel.AnswerAsync(members, request, Ask, cancellationToken) : Ask(route.Agent, request, cancellationToken);

    private IAsyncEnumerable<AgentStep> Ask(AgentName agent, AgentRequest request, CancellationToken cancellationToken)
    {
        var grain = grains.GetGrain<IAgentGrain>(AgentKey.Of(agent, request.Conversation));
        return FailureSteps.Of(grain.Answer(request, cancellationToken), request, logger, cancellationToken);
    }
}
