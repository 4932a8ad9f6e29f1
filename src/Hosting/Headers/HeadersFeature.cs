using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace ChatAgency.Hosting.Headers;

/// <summary>The security headers of every answer, errors included.</summary>
public static class HeadersFeature
{
    /// <summary>
    /// The policy for Orleans' dashboard, whose page has inline styles and fonts of its own: those are allowed, and still no
    /// inline script and nothing from elsewhere. Set it with <c>WithSecurityHeadersPolicy</c> on the dashboard's doors.
    /// </summary>
    public const string Dashboard = "dashboard";

    internal static IServiceCollection AddHeaders(this IServiceCollection services)
    {
        services.AddSecurityHeaderPolicies()
            .SetDefaultPolicy(headers => Common(headers).AddContentSecurityPolicy(csp => Sources(csp, inline: false)))
            .AddPolicy(Dashboard, headers => Common(headers).AddContentSecurityPolicy(csp => Sources(csp, inline: true)));
        return services;
    }

    private static HeaderPolicyCollection Common(HeaderPolicyCollection headers) => headers
        .AddContentTypeOptionsNoSniff()
        .AddFrameOptionsDeny()
        .AddReferrerPolicyNoReferrer()
        .AddCrossOriginOpenerPolicy(policy => policy.SameOrigin())
        .AddCrossOriginResourcePolicy(policy => policy.SameOrigin())
        .AddStrictTransportSecurityMaxAgeIncludeSubDomains(maxAgeInSeconds: (int)TimeSpan.FromDays(365).TotalSeconds)
        .AddPermissionsPolicyWithDefaultSecureDirectives();

    private static void Sources(CspBuilder csp, bool inline)
    {
        csp.AddDefaultSrc().None();
        csp.AddConnectSrc().Self();
        csp.AddImgSrc().Self().Data();
        var fonts = csp.AddFontSrc().Self();
        csp.AddManifestSrc().Self();
        csp.AddFormAction().Self();
        csp.AddBaseUri().None();
        csp.AddFrameAncestors().None();
        csp.AddScriptSrc().Self();
        var styles = csp.AddStyleSrc().Self();
        if (!inline) return;
        fonts.Data();
        styles.UnsafeInline();
    }
}
