namespace ChatAgency.Gateway.Tests.Mutating;

/// <summary>A request that a door takes as it stands.</summary>
internal sealed record Seed(string Method, string Path, Guard Guard, BodyKind Kind = BodyKind.None, string Body = "")
{
    public IReadOnlyList<(string Name, string Value)> Headers { get; init; } = [];

    public string? ContentType => Kind switch
    {
        BodyKind.None => null,
        BodyKind.Json => "application/json",
        _ => "application/x-www-form-urlencoded",
    };
}
