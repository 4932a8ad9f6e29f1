using ChatAgency.Core.Agents;

namespace ChatAgency.Grains.Routing;

/// <summary>Chooses who answers. A seam: routers differ in what they know, none of them asks a model or waits.</summary>
internal interface IRouter
{
    /// <summary>The agent for a request: always one, <see cref="AgentName.General"/> where no other fits. The same request gives the same route.</summary>
    Route Choose(AgentRequest request);
}
