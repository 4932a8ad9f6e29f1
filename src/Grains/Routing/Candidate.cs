using ChatAgency.Core.Agents;

namespace ChatAgency.Grains.Routing;

/// <summary>An agent that a message may be for.</summary>
/// <param name="Agent">Which.</param>
/// <param name="Confidence">How likely the message is for it, 0 to 1. Several may be likely at once, so these need not add up to 1.</param>
/// <param name="IsNeeded">True where the message asks for something of this agent's field; with two or more, a panel may answer.</param>
internal readonly record struct Candidate(AgentName Agent, double Confidence, bool IsNeeded);
