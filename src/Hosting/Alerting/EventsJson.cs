using System.Text.Json.Serialization;

namespace ChatAgency.Hosting.Alerting;

/// <summary>An event of PagerDuty's Events API v2; the payload with triggers alone.</summary>
internal sealed record PagerEvent(string RoutingKey, string EventAction, string DedupKey, string Client, PagerPayload? Payload = null);

/// <summary>What happened.</summary>
internal sealed record PagerPayload(string Summary, string Source, string Severity, DateTimeOffset Timestamp, string Component, PagerDetails CustomDetails);

/// <summary>What else there is to say of it.</summary>
internal sealed record PagerDetails(string Incident, long Count, int Round, DateTimeOffset LastSeen);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(PagerEvent))]
internal sealed partial class EventsJson : JsonSerializerContext;
