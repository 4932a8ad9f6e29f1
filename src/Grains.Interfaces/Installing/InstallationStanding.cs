namespace ChatAgency.Grains.Interfaces.Installing;

/// <summary>How an installation stands. As text it shows no token.</summary>
/// <param name="Kind">Whether there is one.</param>
/// <param name="Token">Its token; null where it has none, or where it is that of the settings.</param>
/// <param name="Until">When to ask again at the latest; null for not before the token is refused.</param>
[GenerateSerializer, Immutable, Alias("ChatAgency.InstallationStanding")]
public sealed record InstallationStanding([property: Id(0)] InstallationKind Kind, [property: Id(1)] string? Token = null, [property: Id(2)] DateTimeOffset? Until = null)
{
    /// <summary>The kind, and nothing secret.</summary>
    public override string ToString() => Kind.ToString();
}
