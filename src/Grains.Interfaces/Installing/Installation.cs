namespace ChatAgency.Grains.Interfaces.Installing;

/// <summary>What a workspace gave the agency when it was installed there. As text it shows no token.</summary>
[GenerateSerializer, Immutable, Alias("ChatAgency.Installation")]
public sealed record Installation
{
    /// <summary>The bot's token.</summary>
    [Id(0)] public required string Token { get; init; }

    /// <summary>By which the next token is had, once; null where tokens do not end.</summary>
    [Id(1)] public string? RefreshToken { get; init; }

    /// <summary>When the token ends; null where it does not.</summary>
    [Id(2)] public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>The bot's user there; empty where it was not told.</summary>
    [Id(3)] public string BotUser { get; init; } = "";

    /// <summary>What the token may do.</summary>
    [Id(4)] public IReadOnlyList<string> Scopes { get; init; } = [];

    /// <summary>Who installed it: the platform's id of a person.</summary>
    [Id(5)] public required string By { get; init; }

    /// <summary>When, by the agency's clock.</summary>
    [Id(6)] public required DateTimeOffset At { get; init; }

    /// <summary>The operator whose link it came by; empty where everybody may.</summary>
    [Id(7)] public string BegunBy { get; init; } = "";

    /// <summary>Who and when, and nothing secret.</summary>
    public override string ToString() => $"Installation by {By} at {At:O}";
}
