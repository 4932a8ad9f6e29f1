namespace ChatAgency.Console.Operating;

/// <summary>Turns of a conversation that another program held.</summary>
/// <param name="After">How many of its turns were imported before these; 0 for the first ones.</param>
/// <param name="Turns">In their order; 1 to 500.</param>
internal sealed record ImportBody(long After, IReadOnlyList<ImportTurnBody?>? Turns);

/// <summary>One question and its answer.</summary>
internal sealed record ImportTurnBody(string? Id, string? Question, DateTimeOffset AskedAt, string? Answer, DateTimeOffset AnsweredAt, string? Agent);
