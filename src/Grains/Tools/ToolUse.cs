using ChatAgency.Core.Agents;

namespace ChatAgency.Grains.Tools;

/// <summary>One tool call as the audit keeps it: who, where, what and how it ended; never arguments or results.</summary>
internal sealed record ToolUse(AgentRequest Request, string Agent, string Tool, ToolOutcome Outcome, TimeSpan Took, int ResultCharacters);
