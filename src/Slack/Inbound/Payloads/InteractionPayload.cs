namespace ChatAgency.Slack.Inbound.Payloads;

/// <summary>A press of a button, a form or a shortcut, as far as the agency reads it.</summary>
internal sealed record InteractionPayload
{
    public string? Type { get; init; }

    public string? ApiAppId { get; init; }

    public bool? IsEnterpriseInstall { get; init; }

    public Named? Team { get; init; }

    public Named? Enterprise { get; init; }

    public Named? User { get; init; }

    public Named? Channel { get; init; }

    public InteractionContainer? Container { get; init; }

    public MessagePayload? Message { get; init; }

    public IReadOnlyList<InteractionStep?>? Actions { get; init; }

    public string? TriggerId { get; init; }

    public SubmittedView? View { get; init; }
}
