namespace ChatAgency.Slack.Inbound.Payloads;

/// <summary>Anything that comes as an object with an id, and a name where it has one.</summary>
internal sealed record Named
{
    public string? Id { get; init; }

    public string? Name { get; init; }
}
