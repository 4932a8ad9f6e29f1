namespace ChatAgency.Chaos.Checking;

/// <summary>A promise that was not kept.</summary>
/// <param name="Kind">One of <see cref="Violations"/>.</param>
/// <param name="Tag">The question's tag; null where it concerns none.</param>
/// <param name="Text">What is wrong.</param>
/// <param name="Lines">The numbers of the lines that show it.</param>
public sealed record Violation(string Kind, string? Tag, string Text, IReadOnlyList<int> Lines);
