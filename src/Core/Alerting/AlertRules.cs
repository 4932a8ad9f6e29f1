namespace ChatAgency.Core.Alerting;

/// <summary>Who is told when.</summary>
public sealed record AlertRules
{
    /// <summary>The ways that are set up.</summary>
    public required IReadOnlySet<AlertWay> Ways { get; init; }

    /// <summary>How long the channel has before the webhook is called.</summary>
    public TimeSpan WebhookAfter { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>How long after that both are told again, and again, while nobody acknowledges.</summary>
    public TimeSpan AgainAfter { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>An incident that was not seen for so long is over.</summary>
    public TimeSpan ResolveAfter { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>For how long what healed is gathered into one post.</summary>
    public TimeSpan GatherFor { get; init; } = TimeSpan.FromHours(1);

    /// <summary>When to let people sleep.</summary>
    public QuietHours Quiet { get; init; } = QuietHours.None;
}
