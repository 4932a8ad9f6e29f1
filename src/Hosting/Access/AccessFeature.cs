using ChatAgency.Grains.Interfaces.Auditing;
using ChatAgency.Hosting.Access.Guarding;
using ChatAgency.Hosting.Clustering;
using ChatAgency.Hosting.Configuration;
using ChatAgency.Hosting.Faults;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Net.Http.Headers;

namespace ChatAgency.Hosting.Access;

internal static class AccessFeature
{
    /// <param name="services">The host's.</param>
    /// <param name="dataFolder">Where tokens and session keys are kept; null for hosts that keep nothing.</param>
    /// <param name="cluster">Whose hosts share their sessions; null where each has its own.</param>
    internal static IServiceCollection AddAccess(this IServiceCollection services, string? dataFolder, AgencyClusterOptions? cluster = null)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddAgencyOptions<AccessOptions, AccessOptionsValidator>(AccessOptions.Section);
        services.AddSingleton<Credentials>().AddSingleton<OneTimeLinks>().AddSingleton<ConsoleDoor>().AddSingleton<SignInDesk>();
        AddGuard(services);
        services.AddSingleton<IAuthorizationMiddlewareResultHandler, AccessRefusals>();
        AddKeys(services, dataFolder, cluster);
        services.AddHealthChecks().AddCheck<SessionHealth>("sessions");
        var authentication = services.AddAuthentication();
        foreach (var audience in Enum.GetValues<Audience>()) AddSchemes(authentication, audience);
        services.AddAuthorizationBuilder()
            .AddPolicy(AccessPolicies.Chat, policy => policy.AddAuthenticationSchemes(AccessSchemes.Either(Audience.Chat)).RequireAuthenticatedUser())
            .AddPolicy(AccessPolicies.ApiKey, policy => policy.AddAuthenticationSchemes(AccessSchemes.Bearer(Audience.Chat)).RequireAuthenticatedUser())
            .AddPolicy(AccessPolicies.Viewer, static policy => OfTheConsole(policy, AccessRole.Viewer))
            .AddPolicy(AccessPolicies.Operator, static policy => OfTheConsole(policy, AccessRole.Operator))
            .AddPolicy(AccessPolicies.Admin, static policy => OfTheConsole(policy, AccessRole.Admin));
        return services;
    }

    private static void AddGuard(IServiceCollection services)
    {
        services.AddSingleton<FailedAttempts>().AddSingleton<SignInAudit>().AddSingleton<RefusedSignIns>();
        services.AddHostedService(static provider => provider.GetRequiredService<RefusedSignIns>());
        services.TryAddSingleton<AuditSignIn>(static provider => (what, cancellationToken) =>
            provider.GetRequiredService<IGrainFactory>().GetGrain<IAuditGrain>(what.ChainOf(IAuditGrain.Chains)).Add([what], cancellationToken));
    }

    private static void OfTheConsole(AuthorizationPolicyBuilder policy, AccessRole least) =>
        policy.AddAuthenticationSchemes(AccessSchemes.Either(Audience.Console)).RequireAuthenticatedUser().AddRequirements(new RoleRequirement(least));

    private static void AddSchemes(AuthenticationBuilder authentication, Audience audience) => authentication
        .AddCookie(AccessSchemes.Session(audience), options => SessionCookies.Configure(options, audience))
        .AddScheme<BearerOptions, BearerHandler>(AccessSchemes.Bearer(audience), options => options.Audience = audience)
        .AddPolicyScheme(AccessSchemes.Either(audience), displayName: null, options => options.ForwardDefaultSelector = context =>
            context.Request.Headers.ContainsKey(HeaderNames.Authorization) ? AccessSchemes.Bearer(audience) : AccessSchemes.Session(audience));

    private static void AddKeys(IServiceCollection services, string? dataFolder, AgencyClusterOptions? cluster)
    {
        var keys = services.AddDataProtection().SetApplicationName("ChatAgency");
        if (dataFolder is null)
        {
            if (cluster is not null) services.ShareSessions(cluster);
            else keys.UseEphemeralDataProtectionProvider();
            return;
        }

        var folder = new AccessFolder(dataFolder);
        keys.PersistKeysToFileSystem(folder.SessionKeys);
        services.AddSingleton(folder).AddSingleton<IStartupCheck>(folder);
    }
}
