namespace ChatAgency.Grains.Prompts;

/// <summary>An earlier question, who asked it by name, and its answer.</summary>
internal sealed record ReadableExchange(string Name, string Question, string Answer);
