using System.Collections.Concurrent;
using ChatAgency.Gateway;
using ChatAgency.Hosting;
using ChatAgency.Hosting.Configuration;
using ChatAgency.Silo;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace ChatAgency.Deploy.Tests;

/// <summary>The hosts as their programs compose them, and never started: what they listen to, read and allow themselves.</summary>
internal static class Composed
{
    private static readonly ConcurrentDictionary<AgencyHostKind, IReadOnlyList<OptionsEntry>> s_entries = new();
    private static readonly ConcurrentDictionary<AgencyHostKind, IReadOnlyList<string>> s_routes = new();

    /// <summary>The options classes that a host reads.</summary>
    internal static IReadOnlyList<OptionsEntry> Entries(AgencyHostKind kind) => s_entries.GetOrAdd(kind, static kind => With(kind, [], static app => (IReadOnlyList<OptionsEntry>)[.. app.Services.GetServices<OptionsEntry>()]));

    /// <summary>The doors of a host, such as <c>/health/live</c>.</summary>
    internal static IReadOnlyList<string> Routes(AgencyHostKind kind) => s_routes.GetOrAdd(kind, static kind => With(kind, [], static app =>
        (IReadOnlyList<string>)[.. ((IEndpointRouteBuilder)app).DataSources.SelectMany(static source => source.Endpoints).OfType<RouteEndpoint>().Select(static door => "/" + door.RoutePattern.RawText?.TrimStart('/')).Distinct()]));

    /// <summary>The doors themselves.</summary>
    internal static IReadOnlyList<RouteEndpoint> Doors(AgencyHostKind kind) => With(kind, [], static app =>
        (IReadOnlyList<RouteEndpoint>)[.. ((IEndpointRouteBuilder)app).DataSources.SelectMany(static source => source.Endpoints).OfType<RouteEndpoint>()]);

    /// <summary>How long a host that is asked to stop may take by itself.</summary>
    internal static TimeSpan Stop(AgencyHostKind kind, IReadOnlyDictionary<string, string> environment) =>
        With(kind, environment, static app => app.Services.GetRequiredService<IOptions<HostOptions>>().Value.ShutdownTimeout);

    /// <summary>What is wrong with a host's settings, were its environment this.</summary>
    internal static IReadOnlyList<string> Faults(AgencyHostKind kind, IReadOnlyDictionary<string, string> environment) => With(kind, environment, app =>
        (IReadOnlyList<string>)[.. Entries(kind).SelectMany(entry => FaultsOf(app.Services, entry.Type))]);

    private static IEnumerable<string> FaultsOf(IServiceProvider services, Type options)
    {
        try
        {
            _ = typeof(IOptions<>).MakeGenericType(options).GetProperty("Value")!.GetValue(services.GetRequiredService(typeof(IOptions<>).MakeGenericType(options)));
            return [];
        }
        catch (System.Reflection.TargetInvocationException invalid) when (invalid.InnerException is OptionsValidationException found)
        {
            return found.Failures;
        }
    }

    private static T With<T>(AgencyHostKind kind, IEnumerable<KeyValuePair<string, string>> environment, Func<WebApplication, T> look)
    {
        var nothing = Directory.CreateTempSubdirectory("chatagency-composed-");
        try
        {
            using IDisposable app = Compose(kind, new Surroundings(nothing.FullName, nothing.FullName, environment.ToDictionary(static set => set.Key, static set => (string?)set.Value)));
            return look((WebApplication)app);
        }
        finally
        {
            nothing.Delete(recursive: true);
        }
    }

    private static WebApplication Compose(AgencyHostKind kind, Surroundings around)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.AddAgencyHosting(kind, [], around);
        if (kind != AgencyHostKind.Gateway) builder.AddAgencySilo(kind);
        if (kind == AgencyHostKind.Gateway) builder.AddClusterClient();
        if (kind != AgencyHostKind.Silo) builder.AddAgencyGateway();
        var app = builder.Build();
        app.UseAgencyHosting();
        if (kind != AgencyHostKind.Gateway) app.MapAgencySilo();
        if (kind != AgencyHostKind.Silo) app.MapAgencyGateway();
        return app;
    }
}
