using ChatAgency.Hosting.Access.Guarding;
using ChatAgency.Hosting.Failures;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;
using Microsoft.AspNetCore.Http;

namespace ChatAgency.Hosting.Access;

/// <summary>
/// Answers those whom a policy turns away: problem details, never a redirect. A person whose browser asks for a page gets
/// the sign-in page under the same 401, and at the console a page under the same 403.
/// </summary>
internal sealed class AccessRefusals(ConsoleDoor console) : IAuthorizationMiddlewareResultHandler
{
    public Task HandleAsync(RequestDelegate next, HttpContext context, AuthorizationPolicy policy, PolicyAuthorizationResult authorizeResult)
    {
        if (authorizeResult.Succeeded) return next(context);
        var audience = policy.AuthenticationSchemes.Contains(AccessSchemes.Either(Audience.Console)) ? Audience.Console : Audience.Chat;
        if (audience == Audience.Console && !console.IsOpen) return ConsoleIsShut().ExecuteAsync(context);
        if (context.Features.Get<RefusedForNow>() is { } refused) return SignInDesk.Wait(refused.Wait).ExecuteAsync(context);
        if (!authorizeResult.Challenged && audience == Audience.Console && RefusedPage.IsWantedBy(context.Request)) return RefusedPage.WriteAsync(context, Wanted(policy));
        if (!authorizeResult.Challenged) return ProblemResults.Forbidden(Wanted(policy)).ExecuteAsync(context);
        context.Response.Headers.WWWAuthenticate = "Bearer";
        return SignInPage.IsWantedBy(context.Request)
            ? SignInPage.WriteAsync(context, audience, StatusCodes.Status401Unauthorized)
            : ProblemResults.Unauthorized("Sign in, or send a token as Authorization: Bearer.").ExecuteAsync(context);
    }

    internal static ProblemResult ConsoleIsShut() => ProblemResults.Forbidden("The console is shut: neither ADMIN_TOKEN, ADMIN_TOKENS nor OpenID Connect is set.");

    private static string Wanted(AuthorizationPolicy policy) => policy.Requirements.OfType<RoleRequirement>().Max(static requirement => (AccessRole?)requirement.Least) is { } least
        ? $"This needs the role {least.Name()}."
        : "This credential does not open this door.";
}
