using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using ChatAgency.Simulators.Serving;

namespace ChatAgency.Simulators.Alerting;

/// <summary>A service that calls people out, in the form of PagerDuty's Events API v2, as a real HTTP server. It takes what is whole and refuses what is not.</summary>
public sealed class PagerService : IAsyncDisposable
{
    private static readonly string[] Severities = ["critical", "error", "warning", "info"];
    private readonly ConcurrentQueue<JsonObject> _taken = new();
    private readonly ConcurrentQueue<string> _refused = new();
    private LoopbackServer? _server;

    private PagerService()
    {
    }

    /// <summary>Where events are posted.</summary>
    public Uri Url => new(_server!.Address, "v2/enqueue");

    /// <summary>The key of the one service that there is.</summary>
    public string RoutingKey { get; } = $"planted-{Guid.NewGuid():N}";

    /// <summary>What was taken, in its order: what to do, and with which incident.</summary>
    public IReadOnlyList<(string Action, string DedupKey)> Events => [.. _taken.Select(static one => ((string)one["event_action"]!, (string)one["dedup_key"]!))];

    /// <summary>Why events were refused.</summary>
    public IReadOnlyCollection<string> Refused => _refused;

    public static async Task<PagerService> StartAsync()
    {
        var service = new PagerService();
        service._server = await LoopbackServer.StartAsync(application => application.MapPost("/v2/enqueue", service.TakeAsync));
        return service;
    }

    /// <summary>The payload of the first trigger of an incident.</summary>
    public JsonObject PayloadOf(string dedupKey) => _taken.First(one => (string?)one["dedup_key"] == dedupKey && (string?)one["event_action"] == "trigger")["payload"]!.AsObject();

    public ValueTask DisposeAsync() => _server!.DisposeAsync();

    private async Task<IResult> TakeAsync(HttpRequest request)
    {
        var sent = (await JsonNode.ParseAsync(request.Body)) as JsonObject ?? [];
        if (Fault(sent) is not { } fault)
        {
            _taken.Enqueue(sent);
            return Results.Json(new { status = "success", message = "Event processed", dedup_key = (string?)sent["dedup_key"] }, statusCode: StatusCodes.Status202Accepted);
        }

        _refused.Enqueue(fault);
        return Results.Json(new { status = "invalid event", message = fault }, statusCode: StatusCodes.Status400BadRequest);
    }

    // What the service's own documentation asks of an event.
    private string? Fault(JsonObject sent)
    {
        if ((string?)sent["routing_key"] != RoutingKey) return "routing_key is not known";
        if ((string?)sent["dedup_key"] is not { Length: > 0 and <= 255 }) return "dedup_key has 1 to 255 characters";
        return (string?)sent["event_action"] switch
        {
            "acknowledge" or "resolve" => null,
            "trigger" => sent["payload"] is not JsonObject payload ? "payload is missing"
                : (string?)payload["summary"] is not { Length: > 0 and <= 1_024 } ? "payload.summary has 1 to 1024 characters"
                : string.IsNullOrEmpty((string?)payload["source"]) ? "payload.source is missing"
                : !Severities.Contains((string?)payload["severity"]) ? "payload.severity is none that there is"
                : null,
            _ => "event_action is none that there is",
        };
    }
}
