using Microsoft.Extensions.AI;

namespace ChatAgency.Grains.Prompts;

/// <summary>One call to a model.</summary>
internal sealed record Prompt(IReadOnlyList<ChatMessage> Messages, ChatOptions Options);
