using ChatAgency.Hosting.Access;
using ChatAgency.Hosting.Access.OpenId;
using ChatAgency.Hosting.Addresses;
using ChatAgency.Hosting.Clustering;
using ChatAgency.Hosting.Configuration;
using ChatAgency.Hosting.Correlation;
using ChatAgency.Hosting.Failures;
using ChatAgency.Hosting.Headers;
using ChatAgency.Hosting.Health;
using ChatAgency.Hosting.Hosts;
using ChatAgency.Hosting.Listeners;
using ChatAgency.Hosting.Redacting;
using ChatAgency.Hosting.Telemetry;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace ChatAgency.Hosting;

/// <summary>What every host shares.</summary>
public static class AgencyHosting
{
    /// <summary>
    /// Adds configuration, its check at start, logs, traces and metrics, the two listeners, credentials, problem
    /// details, health and security headers.
    /// </summary>
    /// <param name="builder">A fresh one; its configuration sources are replaced.</param>
    /// <param name="kind">Which host this is: decides the default address, the sign-in doors and where tokens come from.</param>
    /// <param name="args">The command line.</param>
    public static WebApplicationBuilder AddAgencyHosting(this WebApplicationBuilder builder, AgencyHostKind kind, string[] args) =>
        builder.AddAgencyHosting(kind, args, Surroundings.OfThisProcess());

    internal static WebApplicationBuilder AddAgencyHosting(this WebApplicationBuilder builder, AgencyHostKind kind, string[] args, Surroundings around)
    {
        builder.AddAgencyConfiguration(args, around).AddAgencyLogging(kind).AddRedacting();
        builder.Services.AddSingleton(new HostIdentity(kind));
        builder.Services.AddSingleton<HostRules>();
        builder.Services.AddAgencyOptions<ConnectionStringOptions, ConnectionStringOptionsValidator>(ConnectionStringOptions.Section);
        builder.Services.AddAgencyOptions<LogLevelOptions, LogLevelOptionsValidator>(LogLevelOptions.Section);
        builder.Services.AddListeners(kind).AddAddresses().AddFailures().AddHeaders().AddHealth();
        AddAccess(builder, kind);
        builder.Services.AddAgencyTelemetry(kind, name => builder.Configuration[name]);
        return builder;
    }

    /// <summary>
    /// Sets up the pipeline and the doors that every host has: health, metrics and sign-in. Doors that are mapped
    /// afterwards go on <c>MapPublic()</c> or <c>MapAdmin()</c>.
    /// </summary>
    public static WebApplication UseAgencyHosting(this WebApplication app)
    {
        app.UseForwardedHeaders();
        app.UseMiddleware<CorrelationMiddleware>();
        app.UseSecurityHeaders();
        app.UseFailures();
        app.UseRouting();
        app.UseMiddleware<HostMiddleware>();
        app.UseRateLimiter();
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseMiddleware<SameOriginWrites>();
        var kind = app.Services.GetRequiredService<HostIdentity>().Kind;
        app.MapHealth();
        app.MapAdmin().MapPrometheusScrapingEndpoint().WithMetadata(new HttpMethodMetadata([HttpMethods.Get, HttpMethods.Head]));
        if (kind != AgencyHostKind.Silo) SignInDoor.Map(app.MapPublic(), Audience.Chat);
        if (kind != AgencyHostKind.Gateway) SignInDoor.Map(app.MapAdmin(), Audience.Console);
        return app;
    }

    private static void AddAccess(WebApplicationBuilder builder, AgencyHostKind kind)
    {
        var cluster = builder.Configuration.ReadOptions<AgencyClusterOptions>(AgencyClusterOptions.Section);
        if (kind == AgencyHostKind.Local) builder.Services.AddAccess(builder.Configuration["Storage:DataDir"] ?? "./data");
        else builder.Services.AddAccess(dataFolder: null, cluster.IsRedis() || cluster.IsPostgres() ? cluster : null);
        builder.Services.AddOpenId(builder.Configuration.ReadOptions<OpenIdOptions>(OpenIdOptions.Section));
    }
}
