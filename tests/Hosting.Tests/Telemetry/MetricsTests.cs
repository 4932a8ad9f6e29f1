using System.Diagnostics.Metrics;
using ChatAgency.Hosting.Listeners;
using ChatAgency.Hosting.Telemetry;
using ChatAgency.Hosting.Tests.Running;
using Microsoft.Extensions.DependencyInjection;

namespace ChatAgency.Hosting.Tests.Telemetry;

public sealed class MetricsTests
{
    [Fact]
    public async Task What_the_agencys_own_meter_counts_is_shown_with_its_labels_alone()
    {
        await using var host = await RunningHost.StartAsync();
        var meter = host.Services.GetRequiredService<IMeterFactory>().Create(AgencyTelemetry.Source);
        meter.CreateCounter<long>("chat_request").Add(2, new("source", "slack"), new("status", "completed"));
        meter.CreateHistogram<double>("chat_request_latency", "s").Record(0.2, new KeyValuePair<string, object?>("source", "slack"));
        var text = await host.Client(Listener.Admin).GetStringAsync("/metrics", TestContext.Current.CancellationToken);
        var lines = text.Split('\n').Where(line => line.StartsWith("chat_request", StringComparison.Ordinal)).Select(WithoutTime).ToArray();
        Assert.Contains("""chat_request_total{source="slack",status="completed"} 2""", lines);
        Assert.Contains("""chat_request_latency_seconds_count{source="slack"} 1""", lines);
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
