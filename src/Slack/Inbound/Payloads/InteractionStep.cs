namespace ChatAgency.Slack.Inbound.Payloads;

/// <summary>What was pressed, or chosen in a menu.</summary>
internal sealed record InteractionStep
{
    public string? ActionId { get; init; }

    public string? Value { get; init; }

    public string? ActionTs { get; init; }

    public InteractionOption? SelectedOption { get; init; }
}
