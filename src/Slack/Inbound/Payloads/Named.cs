namespace ChatAgency.Slack.Inbound.Payloads;

/// <summary>Anything that comes as an object with an id.</summary>
internal sealed record Named
{
    public string? Id { get; init; }
}
