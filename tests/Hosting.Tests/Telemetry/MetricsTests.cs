using ChatAgency.Hosting.Listeners;
using ChatAgency.Hosting.Telemetry;
using ChatAgency.Hosting.Tests.Running;
using Microsoft.Extensions.DependencyInjection;

namespace ChatAgency.Hosting.Tests.Telemetry;

public sealed class MetricsTests
{
    [Fact]
    public async Task Prometheus_reads_the_contracts_metrics_by_their_exact_names()
    {
        await using var host = await RunningHost.StartAsync();
        var metrics = host.Services.GetRequiredService<ChatMetrics>();
        metrics.Record("slack", "accepted", TimeSpan.FromMilliseconds(20));
        metrics.Record("slack", "accepted", TimeSpan.FromMilliseconds(200));
        metrics.Record("web", "refused", TimeSpan.FromMilliseconds(2));
        var text = await host.Client(Listener.Admin).GetStringAsync("/metrics", TestContext.Current.CancellationToken);
        var lines = text.Split('\n').Where(line => line.StartsWith("chat_request", StringComparison.Ordinal)).Select(WithoutTime).ToArray();
        Assert.Contains("""chat_request_total{source="slack",status="accepted"} 2""", lines);
        Assert.Contains("""chat_request_total{source="web",status="refused"} 1""", lines);
        Assert.Contains("""chat_request_latency_seconds_count{source="slack"} 2""", lines);
        Assert.Contains("""chat_request_latency_seconds_bucket{source="slack",le="0.025"} 1""", lines);
        Assert.Contains("""chat_request_latency_seconds_bucket{source="slack",le="0.25"} 2""", lines);
    }

    [Fact]
    public async Task The_runtime_and_the_doors_are_measured_too()
    {
        await using var host = await RunningHost.StartAsync();
        await host.Client().GetStringAsync("/health/live", TestContext.Current.CancellationToken);
        var text = await host.Client(Listener.Admin).GetStringAsync("/metrics", TestContext.Current.CancellationToken);
        Assert.Contains("http_server_request_duration_seconds_count", text, StringComparison.Ordinal);
        Assert.Contains("dotnet_gc_collections_total", text, StringComparison.Ordinal);
    }

    private static string WithoutTime(string line) => line.Split("} ") is [var labels, var rest] ? $"{labels}}} {rest.Split(' ')[0]}" : line;
}
