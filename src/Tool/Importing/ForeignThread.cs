namespace ChatAgency.Tool.Importing;

/// <summary>A conversation of another program.</summary>
/// <param name="Name">What it is called here.</param>
/// <param name="Turns">Questions with their answers, in their order.</param>
/// <param name="Skipped">Entries that are no person's question and no answer to one: calls of tools, and what agents said to each other.</param>
internal sealed record ForeignThread(string Name, IReadOnlyList<ForeignTurn> Turns, int Skipped);

/// <summary>A question and what was answered; the answer is empty where there was none.</summary>
internal sealed record ForeignTurn(string Id, string Question, DateTimeOffset AskedAt, string Answer, DateTimeOffset AnsweredAt, string? Agent);
