using ChatAgency.Core.Agents;

namespace ChatAgency.Grains.Routing;

/// <summary>How likely a message is for an agent.</summary>
/// <param name="Agent">The agent.</param>
/// <param name="First">That it is the one to answer, 0 to 1; all agents' add up to 1.</param>
/// <param name="Needed">That it has something to do in it, alone or beside others, 0 to 1.</param>
internal readonly record struct AgentChance(AgentName Agent, float First, float Needed);
