using ChatAgency.Hosting.Failures;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace ChatAgency.Hosting.Access;

/// <summary>
/// Answers those whom a policy turns away: problem details, never a redirect. A person whose browser asks for a page gets
/// the sign-in page under the same 401.
/// </summary>
internal sealed class AccessRefusals(Credentials credentials) : IAuthorizationMiddlewareResultHandler
{
    public Task HandleAsync(RequestDelegate next, HttpContext context, AuthorizationPolicy policy, PolicyAuthorizationResult authorizeResult)
    {
        if (authorizeResult.Succeeded) return next(context);
        var audience = policy.AuthenticationSchemes.Contains(AccessSchemes.Either(Audience.Console)) ? Audience.Console : Audience.Chat;
        if (audience == Audience.Console && !credentials.ConsoleIsOpen) return ConsoleIsShut().ExecuteAsync(context);
        if (!authorizeResult.Challenged) return ProblemResults.Forbidden("This credential does not open this door.").ExecuteAsync(context);
        context.Response.Headers.WWWAuthenticate = "Bearer";
        return WantsPage(context.Request)
            ? SignInPage.WriteAsync(context, audience, StatusCodes.Status401Unauthorized)
            : ProblemResults.Unauthorized("Sign in, or send a token as Authorization: Bearer.").ExecuteAsync(context);
    }

    internal static ProblemResult ConsoleIsShut() => ProblemResults.Forbidden("The console is shut: no ADMIN_TOKEN is set.");

    private static bool WantsPage(HttpRequest request) =>
        HttpMethods.IsGet(request.Method)
        && !request.Headers.ContainsKey(HeaderNames.Authorization)
        && request.GetTypedHeaders().Accept.Any(static type => type.MediaType == "text/html");
}
