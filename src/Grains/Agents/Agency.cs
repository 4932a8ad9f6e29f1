using ChatAgency.Core.Agents;
using ChatAgency.Grains.Interfaces.Agents;
using ChatAgency.Grains.Memory;
using ChatAgency.Grains.Routing;
using Microsoft.Extensions.Logging;

namespace ChatAgency.Grains.Agents;

/// <summary>The agents as a conversation sees them.</summary>
internal sealed class Agency(IRouter router, IGrainFactory grains, Summariser summariser, ILogger<Agency> logger) : IAgency
{
    public ValueTask<Route> RouteAsync(AgentRequest request, CancellationToken cancellationToken) => ValueTask.FromResult(router.Choose(request));

    public IAsyncEnumerable<AgentStep> AnswerAsync(AgentName agent, AgentRequest request, CancellationToken cancellationToken)
    {
        var grain = grains.GetGrain<IAgentGrain>(AgentKey.Of(agent, request.Conversation));
        return FailureSteps.Of(grain.Answer(request, cancellationToken), request, logger, cancellationToken);
    }

    public Task<string?> SummariseAsync(SummaryRequest request, CancellationToken cancellationToken) => summariser.SummariseAsync(request, cancellationToken);
}
