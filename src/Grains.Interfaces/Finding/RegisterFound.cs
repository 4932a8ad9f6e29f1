namespace ChatAgency.Grains.Interfaces.Finding;

/// <summary>What the register has of what was searched.</summary>
/// <param name="Entries">The newest first.</param>
/// <param name="Next">What to say as <see cref="RegisterSearch.Before"/> for those that follow; null where none does.</param>
[GenerateSerializer, Immutable, Alias("ChatAgency.RegisterFound")]
public sealed record RegisterFound([property: Id(0)] IReadOnlyList<RegisterEntry> Entries, [property: Id(1)] RegisterPlace? Next);
