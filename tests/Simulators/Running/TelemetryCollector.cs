using System.Collections.Concurrent;
using System.Text;
using ChatAgency.Simulators.Serving;

namespace ChatAgency.Simulators.Running;

/// <summary>Takes what hosts send by OTLP over HTTP: traces, metrics and logs, in protobuf, where text stands as it is.</summary>
public sealed class TelemetryCollector : IAsyncDisposable
{
    private readonly ConcurrentQueue<(string Signal, string Text)> _seen = [];
    private LoopbackServer _server = null!;

    private TelemetryCollector()
    {
    }

    /// <summary>What makes a host send here.</summary>
    public IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string>
    {
        ["OTEL_EXPORTER_OTLP_ENDPOINT"] = _server.Address.ToString(),
        ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf",
    };

    public static async Task<TelemetryCollector> StartAsync()
    {
        var collector = new TelemetryCollector();
        collector._server = await LoopbackServer.StartAsync(collector.Map);
        return collector;
    }

    /// <summary>All that came of a signal: <c>traces</c>, <c>metrics</c> or <c>logs</c>.</summary>
    public string Seen(string signal) => string.Concat(_seen.Where(one => one.Signal == signal).Select(static one => one.Text));

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private void Map(WebApplication server) => server.MapPost("/v1/{signal}", async (string signal, HttpRequest request) =>
    {
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body, request.HttpContext.RequestAborted);
        HostOutputs.Keep($"otlp-{signal}", body.ToArray());
        _seen.Enqueue((signal, Encoding.UTF8.GetString(body.ToArray())));
    });
}
