namespace ChatAgency.Grains.Interfaces.Finding;

/// <summary>What there is to look through.</summary>
/// <param name="Days">The days, in UTC, of which something is registered, the oldest first.</param>
/// <param name="Workspaces">By name.</param>
[GenerateSerializer, Immutable, Alias("ChatAgency.RegisterCalendar")]
public sealed record RegisterCalendar([property: Id(0)] IReadOnlyList<DateOnly> Days, [property: Id(1)] IReadOnlyList<KnownWorkspace> Workspaces);
