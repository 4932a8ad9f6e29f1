using System.Collections.Concurrent;
using ChatAgency.Hosting.Listeners;
using ChatAgency.Hosting.Tests.Running;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace ChatAgency.Hosting.Tests.Telemetry;

public sealed class OtlpTests
{
    [Fact]
    public async Task Traces_metrics_and_logs_go_out_when_an_endpoint_is_set()
    {
        var seen = new ConcurrentDictionary<string, long>();
        await using var collector = await RunningHost.StartAsync(new Setup
        {
            Map = app => app.MapPublic().MapPost("/v1/{signal}", async (string signal, HttpRequest request) =>
            {
                using var body = new MemoryStream();
                await request.Body.CopyToAsync(body, request.HttpContext.RequestAborted);
                seen[signal] = body.Length;
            }),
        });
        await using (var host = await RunningHost.StartAsync(new Setup
        {
            Variables = new() { ["OTEL_EXPORTER_OTLP_ENDPOINT"] = collector.Public.ToString(), ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf" },
        }))
        {
            // A refusal: it makes a span, a measurement and a log line.
            using var response = await host.Client().GetAsync("/nowhere", TestContext.Current.CancellationToken);
        }

        Assert.Equal(["logs", "metrics", "traces"], seen.Keys.Order(StringComparer.Ordinal));
        Assert.All(seen.Values, length => Assert.True(length > 0));
    }
}
