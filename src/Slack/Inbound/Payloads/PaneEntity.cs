namespace ChatAgency.Slack.Inbound.Payloads;

/// <summary>One thing in view: a channel, a canvas, a list or a message.</summary>
internal sealed record PaneEntity
{
    public string? Type { get; init; }

    public string? Value { get; init; }
}
