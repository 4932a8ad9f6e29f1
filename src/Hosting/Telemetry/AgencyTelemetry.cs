using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry;
using OpenTelemetry.Exporter;
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
    /// Collects traces and metrics of the agency, Orleans, the models, HTTP in and out and the runtime. Prometheus reads
    /// metrics at <c>/metrics</c> on <c>ADMIN_PORT</c>; everything, logs too, goes out by OTLP when
    /// <see cref="OtlpEndpoint"/> is set. No source records what people write.
    /// </summary>
    public static IServiceCollection AddAgencyTelemetry(this IServiceCollection services, AgencyHostKind kind, Func<string, string?> setting)
    {
        services.Configure<PrometheusAspNetCoreOptions>(prometheus =>
        {
            // The contract names the labels: the scope's would come on top.
            prometheus.ScopeInfoEnabled = false;
            prometheus.ScrapeResponseCacheDurationMilliseconds = 0;
        });
        var telemetry = services.AddOpenTelemetry()
            .WithTracing(traces => traces
                .AddSource(Source, "Microsoft.Orleans.*", "ChatAgency.Models")
                .AddAspNetCoreInstrumentation(http => http.Filter = static context => !context.Request.Path.StartsWithSegments("/health") && context.Request.Path != "/metrics")
                .AddHttpClientInstrumentation())
            .WithMetrics(metrics => metrics
                .AddMeter(Source, "Microsoft.Orleans", "ChatAgency.Models")
                .AddAspNetCoreInstrumentation()
                .AddHttpClientInstrumentation()
                .AddRuntimeInstrumentation()
                .AddPrometheusExporter());
        if (string.IsNullOrEmpty(setting(OtlpServiceName)))
            telemetry.ConfigureResource(resource => resource.AddService($"chatagency-{kind.ToString().ToLowerInvariant()}"));
        if (!string.IsNullOrEmpty(setting(OtlpEndpoint))) telemetry.WithLogging().UseOtlpExporter();
        return services;
    }
}
