namespace ChatAgency.Grains.Interfaces.Limiting;

/// <summary>A limit that a question is over.</summary>
/// <param name="Of">Whose it is.</param>
/// <param name="Most">How many questions a minute it allows.</param>
/// <param name="Wait">When the next one is within it.</param>
[GenerateSerializer, Immutable, Alias("ChatAgency.OverLimit")]
public sealed record OverLimit([property: Id(0)] LimitOf Of, [property: Id(1)] int Most, [property: Id(2)] TimeSpan Wait);
