using ChatAgency.Core.Agents;

namespace ChatAgency.Grains.Routing;

/// <summary>
/// Says whom a message is for by the message alone: one rung of the <see cref="Ladder"/>. A seam: routers differ in what
/// they know, none of them asks a model or waits.
/// </summary>
internal interface IRouter
{
    /// <summary>The agents for a request, <see cref="AgentName.General"/> where no other fits. The same request and roster give the same opinion.</summary>
    Opinion Choose(AgentRequest request);
}
