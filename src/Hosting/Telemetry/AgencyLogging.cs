using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;
using OpenTelemetry.Logs;

namespace ChatAgency.Hosting.Telemetry;

internal static class AgencyLogging
{
    private const string UtcTime = "yyyy-MM-dd'T'HH:mm:ss.fff'Z' ";

    /// <summary>JSON lines for machines, plain ones where a person looks on; <c>Logging:Console:FormatterName</c> overrules.</summary>
    internal static WebApplicationBuilder AddAgencyLogging(this WebApplicationBuilder builder, AgencyHostKind kind)
    {
        var json = builder.Environment.IsProduction() && kind != AgencyHostKind.Local;
        builder.Logging.ClearProviders();
        builder.Logging.AddJsonConsole(console => (console.IncludeScopes, console.UseUtcTimestamp, console.TimestampFormat) = (true, true, UtcTime));
        builder.Logging.AddSimpleConsole(console => (console.IncludeScopes, console.UseUtcTimestamp, console.SingleLine, console.TimestampFormat) = (false, true, true, UtcTime));
        builder.Services.Configure<ConsoleLoggerOptions>(console =>
            console.FormatterName = builder.Configuration["Logging:Console:FormatterName"] ?? (json ? ConsoleFormatterNames.Json : ConsoleFormatterNames.Simple));
        builder.Services.Configure<OpenTelemetryLoggerOptions>(logs => logs.IncludeScopes = true);
        SetLevels(builder);
        return builder;
    }

    private static void SetLevels(WebApplicationBuilder builder)
    {
        // Before what is configured, so that what is configured wins. Request lines of the framework would hold paths
        // with ids in them; the agency's own lines say what happened.
        builder.Services.Insert(0, ServiceDescriptor.Singleton<Microsoft.Extensions.Options.IConfigureOptions<LoggerFilterOptions>>(
            new Microsoft.Extensions.Options.ConfigureOptions<LoggerFilterOptions>(static filters =>
            {
                filters.MinLevel = LogLevel.Information;
                foreach (var (category, level) in Quieter) filters.Rules.Add(new LoggerFilterRule(null, category, level, null));
            })));
    }

    private static readonly (string Category, LogLevel Level)[] Quieter =
    [
        ("Microsoft", LogLevel.Warning),
        ("Microsoft.Hosting.Lifetime", LogLevel.Warning),
        // Beside those lines it opens the scope of each request, with its path: that of a conversation or a person.
        ("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.None),
        ("Orleans", LogLevel.Warning),
        // At its first look it compares with a time of zero and warns of the machine's whole uptime.
        ("Orleans.Runtime.Watchdog", LogLevel.Error),
        // A line for each placement of a grain.
        ("Polly", LogLevel.Warning),
        ("System.Net.Http.HttpClient", LogLevel.Warning),
        // It warns that keys lie unencrypted in a folder that only the owner can read.
        ("Microsoft.AspNetCore.DataProtection", LogLevel.Error),
    ];
}
