using ChatAgency.Core.Agents;

namespace ChatAgency.Grains.Prompts;

/// <summary>An earlier question, who asked it by name, its answer and who gave it.</summary>
internal sealed record ReadableExchange(string Name, string Question, string Answer, AgentName? Agent);
