using ChatAgency.Hosting.Redacting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace ChatAgency.Hosting.Telemetry;

/// <summary>Traces, metrics and their ways out.</summary>
public static class AgencyTelemetry
{
    /// <summary>The name of the agency's meters and trace sources.</summary>
    public const string Source = "ChatAgency";

    /// <summary>The setting that turns OTLP on.</summary>
    public const string OtlpEndpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";

    private const string OtlpServiceName = "OTEL_SERVICE_NAME";

    /// <summary>
    /// Collects metrics of the agency, Orleans, the models, HTTP in and out and the runtime, for Prometheus to read at
    /// <c>/metrics</c> on <c>ADMIN_PORT</c>. When <see cref="OtlpEndpoint"/> is set they go out by OTLP too, and with them
    /// logs and the traces of the same sources. No source records what people write.
    /// </summary>
    public static IServiceCollection AddAgencyTelemetry(this IServiceCollection services, AgencyHostKind kind, Func<string, string?> setting)
    {
        services.Configure<PrometheusAspNetCoreOptions>(prometheus =>
        {
            // The contract names the labels: the scope's would come on top.
            prometheus.ScopeInfoEnabled = false;
            prometheus.ScrapeResponseCacheDurationMilliseconds = 0;
        });
        var telemetry = services.AddOpenTelemetry().WithMetrics(metrics => metrics
            .AddMeter(Source, "Microsoft.Orleans", "ChatAgency.Models")
            .AddAspNetCoreInstrumentation()
            .AddHttpClientInstrumentation()
            .AddRuntimeInstrumentation()
            .AddPrometheusExporter());
        if (string.IsNullOrEmpty(setting(OtlpServiceName)))
            telemetry.ConfigureResource(resource => resource.AddService($"chatagency-{kind.ToString().ToLowerInvariant()}"));
        // Spans that go nowhere would still be made and filled: a good part of a turn's cost.
        if (!string.IsNullOrEmpty(setting(OtlpEndpoint))) telemetry.WithTracing(Trace).WithLogging(static logs => logs.AddProcessor<LogValues>()).UseOtlpExporter();
        return services;
    }

    private static void Trace(TracerProviderBuilder traces) => traces
        .AddSource(Source, "Microsoft.Orleans.*", "ChatAgency.Models")
        .AddAspNetCoreInstrumentation(static http =>
        {
            http.Filter = static context => !context.Request.Path.StartsWithSegments("/health") && context.Request.Path != "/metrics";
            // A path names conversations and people, and a query is whatever a caller likes; the pattern says as much of what went on.
            http.EnrichWithHttpResponse = static (span, response) => span.SetTag("url.query", null).SetTag("url.path", (response.HttpContext.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText);
        })
        .AddHttpClientInstrumentation()
        .AddProcessor<SpanRedaction>();
}
