using System.Text.Json.Serialization;

namespace ChatAgency.Slack.Inbound.Payloads;

/// <summary>What stands around an event; also the handshake and the notice of a rate limit, which have no event.</summary>
internal sealed record EventEnvelope
{
    public string? Type { get; init; }

    public string? Challenge { get; init; }

    public string? TeamId { get; init; }

    public string? EnterpriseId { get; init; }

    public string? ApiAppId { get; init; }

    public bool? IsExtSharedChannel { get; init; }

    /// <summary>When it happened, in seconds since 1970; 0 where that is not told.</summary>
    [JsonConverter(typeof(TolerantNumber))]
    public long EventTime { get; init; }

    public IReadOnlyList<Authorization?>? Authorizations { get; init; }

    public MessagePayload? Event { get; init; }
}
