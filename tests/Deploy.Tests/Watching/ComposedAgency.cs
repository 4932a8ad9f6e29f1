using System.Diagnostics;
using ChatAgency.Gateway;
using ChatAgency.Hosting;
using ChatAgency.Hosting.Configuration;
using ChatAgency.Silo;
using ChatAgency.Simulators.Models;
using ChatAgency.Simulators.Running;
using ChatAgency.Simulators.Slack;
using Microsoft.AspNetCore.Builder;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Trace;

namespace ChatAgency.Deploy.Tests.Watching;

/// <summary>Silo and gateway in this process, as Local has them, whose spans go to a list too.</summary>
internal static class ComposedAgency
{
    /// <summary>One that is not started.</summary>
    /// <param name="folder">Its data folder, with its agents.</param>
    /// <param name="spans">Gets what ends in any agency of this process.</param>
    /// <param name="more">Further settings.</param>
    internal static WebApplication Of(SlackSimulator slack, ScriptedModel model, TelemetryCollector collector, string folder, SpanList spans, IReadOnlyDictionary<string, string?> more)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.AddAgencyHosting(AgencyHostKind.Local, [], new Surroundings(folder, folder, new Dictionary<string, string?>(more)
        {
            ["PORT"] = "0",
            ["ADMIN_PORT"] = "0",
            ["Cluster__SiloPort"] = "0",
            ["DATA_DIR"] = folder,
            ["SLACK_BOT_TOKEN"] = slack.Workspace.BotToken,
            ["SLACK_SIGNING_SECRET"] = slack.SigningSecret,
            ["SLACK_API_BASE_URL"] = slack.ApiBaseUrl.ToString(),
            ["Slack__UpdatesPerMinute"] = "0",
            ["Slack__PostsPerMinute"] = "0",
            ["OPENAI_BASE_URL"] = model.OpenAiBaseUrl.ToString(),
            ["OPENAI_MODEL"] = "gpt-4o-mini",
            ["OPENAI_API_KEY"] = "sk-planted-secret",
            ["Models__Prices__0__Model"] = "gpt-4o-mini",
            ["Models__Prices__0__InputPerMillion"] = "0.15",
            ["Models__Prices__0__OutputPerMillion"] = "0.6",
            ["Agents__Folder"] = Directory.CreateDirectory(Path.Combine(folder, "agents")).FullName,
            ["OTEL_EXPORTER_OTLP_ENDPOINT"] = collector.Settings["OTEL_EXPORTER_OTLP_ENDPOINT"],
            ["OTEL_EXPORTER_OTLP_PROTOCOL"] = collector.Settings["OTEL_EXPORTER_OTLP_PROTOCOL"],
            ["Logging__LogLevel__Default"] = "None",
        }));
        builder.Services.ConfigureOpenTelemetryTracerProvider(traces => traces.AddProcessor(new SimpleActivityExportProcessor(new InMemoryExporter<Activity>(spans))));
        builder.AddAgencySilo(AgencyHostKind.Local);
        builder.AddAgencyGateway();
        var app = builder.Build();
        app.UseAgencyHosting();
        app.MapAgencySilo();
        app.MapAgencyGateway();
        return app;
    }
}
