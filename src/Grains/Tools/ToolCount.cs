namespace ChatAgency.Grains.Tools;

/// <summary>What an answer's tool calls have used up, and whether it has read what cannot be trusted.</summary>
internal sealed record ToolCount(int Calls, int CharactersLeft, bool HasReadUntrusted);
