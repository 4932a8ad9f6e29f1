namespace ChatAgency.Grains.Interfaces.Limiting;

/// <summary>How much of a limit the last minute took.</summary>
/// <param name="Of">Whose it is.</param>
/// <param name="Whose">The platform's id of the person or channel; empty for the workspace.</param>
/// <param name="Asked">Questions of the last minute that counted.</param>
/// <param name="Most">How many a minute it allows; 0 for any number.</param>
[GenerateSerializer, Immutable, Alias("ChatAgency.LimitUse")]
public sealed record LimitUse([property: Id(0)] LimitOf Of, [property: Id(1)] string Whose, [property: Id(2)] int Asked, [property: Id(3)] int Most);
