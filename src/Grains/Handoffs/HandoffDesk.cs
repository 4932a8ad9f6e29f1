using ChatAgency.Core.Agents;
using ChatAgency.Grains.Agents;
using ChatAgency.Grains.Routing;
using Microsoft.Extensions.Options;

namespace ChatAgency.Grains.Handoffs;

/// <summary>Whether an agent may pass a turn on: not where the workspace wants none, and never what a person chose it for.</summary>
internal sealed class HandoffDesk(AgentRoster roster, WorkspaceBook book, IOptions<RoutingOptions> options)
{
    /// <summary>What is offered to its model; null for nothing.</summary>
    public async ValueTask<HandoffOffer?> OfferAsync(AgentProfile agent, AgentRequest request, CancellationToken cancellationToken)
    {
        if (request.Choice is not null || HandoffOffer.Of(agent, request, roster.All) is not { } offer) return null;
        return (await book.OfAsync(request.Conversation, cancellationToken)).Handoffs ?? options.Value.Handoffs ? offer : null;
    }
}
