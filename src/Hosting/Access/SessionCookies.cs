using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace ChatAgency.Hosting.Access;

/// <summary>The session cookies: one name and audience each, and neither can be read as the other.</summary>
internal static class SessionCookies
{
    // A person comes back to a chat after weeks; a console is for an operator's shift.
    private static TimeSpan Lifetime(Audience audience) => audience == Audience.Chat ? TimeSpan.FromDays(30) : TimeSpan.FromHours(12);

    internal static void Configure(CookieAuthenticationOptions options, Audience audience)
    {
        options.Cookie.Name = AccessSchemes.Session(audience);
        options.Cookie.HttpOnly = true;
        options.Cookie.SameSite = SameSiteMode.Strict;
        options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        options.Cookie.IsEssential = true;
        options.ExpireTimeSpan = Lifetime(audience);
        // An operator signs in anew each shift; a person's chat goes on as long as they come.
        options.SlidingExpiration = audience == Audience.Chat;
        options.Events = new CookieAuthenticationEvents
        {
            OnValidatePrincipal = context => EndWithItsTokenAsync(context, audience),
            OnRedirectToLogin = static context => Status(context.Response, StatusCodes.Status401Unauthorized),
            OnRedirectToAccessDenied = static context => Status(context.Response, StatusCodes.Status403Forbidden),
            OnRedirectToLogout = static _ => Task.CompletedTask,
            OnRedirectToReturnUrl = static _ => Task.CompletedTask,
        };
    }

    private static async Task EndWithItsTokenAsync(CookieValidatePrincipalContext context, Audience audience)
    {
        if (StillHolds(context.HttpContext.RequestServices, audience, context.Principal?.FindFirst(AccessClaims.Stamp)?.Value)) return;
        context.RejectPrincipal();
        await context.HttpContext.SignOutAsync(AccessSchemes.Session(audience));
    }

    private static bool StillHolds(IServiceProvider services, Audience audience, string? stamp) => audience == Audience.Console
        ? services.GetRequiredService<ConsoleDoor>().StillHolds(stamp)
        : services.GetRequiredService<Credentials>().StillHolds(audience, stamp);

    private static Task Status(HttpResponse response, int status)
    {
        response.StatusCode = status;
        return Task.CompletedTask;
    }
}
