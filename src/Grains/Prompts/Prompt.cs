using Microsoft.Extensions.AI;

namespace ChatAgency.Grains.Prompts;

/// <summary>One call to a model.</summary>
/// <param name="Messages">What it reads.</param>
/// <param name="Options">How it answers.</param>
/// <param name="Asker">The name of the person who asks, as others know it.</param>
internal sealed record Prompt(IReadOnlyList<ChatMessage> Messages, ChatOptions Options, string Asker);
