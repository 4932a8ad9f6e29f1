using System.Security.Claims;
using System.Text.Json;
using ChatAgency.Hosting.Failures;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace ChatAgency.Hosting.Access;

/// <summary>The pages and calls by which a link or a token becomes a session, and by which a session ends.</summary>
internal static class SignInDoor
{
    internal static string Root(Audience audience) => audience == Audience.Chat ? "/" : "/admin/";

    internal static string Path(Audience audience) => Root(audience) + "sign-in";

    internal static void Map(RouteGroupBuilder doors, Audience audience)
    {
        var path = Path(audience);
        doors.MapGet(path, (HttpContext context) => PageAsync(context, audience));
        doors.MapGet(path + ".js", static () => SignInPage.Script());
        doors.MapGet(path + ".css", static () => SignInPage.Style());
        doors.MapPost(path, Task<IResult> (HttpContext context, CancellationToken cancellationToken) => SignInAsync(context, audience, cancellationToken)).WithMetadata(new SameOriginMark());
        doors.MapPost(Root(audience) + "sign-out", (Delegate)((HttpContext context) => SignOutAsync(context, audience)))
            .RequireAuthorization(audience == Audience.Chat ? AccessPolicies.Chat : AccessPolicies.Admin);
    }

    private static Task PageAsync(HttpContext context, Audience audience) =>
        IsShut(context, audience) ? AccessRefusals.ConsoleIsShut().ExecuteAsync(context) : SignInPage.WriteAsync(context, audience, StatusCodes.Status200OK);

    private static async Task<IResult> SignInAsync(HttpContext context, Audience audience, CancellationToken cancellationToken)
    {
        if (IsShut(context, audience)) return AccessRefusals.ConsoleIsShut();
        if (await ReadAsync(context.Request, cancellationToken) is not { } request) return ProblemResults.BadRequest("Send {\"code\"} or {\"token\"}.");
        if (Known(context.RequestServices, audience, request) is not { } principal) return ProblemResults.Unauthorized(Refusal(request));
        await context.SignInAsync(AccessSchemes.Session(audience), principal, new AuthenticationProperties { IsPersistent = true });
        return Results.NoContent();
    }

    private static async Task<IResult> SignOutAsync(HttpContext context, Audience audience)
    {
        await context.SignOutAsync(AccessSchemes.Session(audience));
        return Results.NoContent();
    }

    private static ClaimsPrincipal? Known(IServiceProvider services, Audience audience, SignInRequest request)
    {
        var credentials = services.GetRequiredService<Credentials>();
        var scheme = AccessSchemes.Session(audience);
        if (request.Token is { } token)
            return credentials.Find(audience, token) is { } credential ? AccessClaims.Principal(credential.Person, scheme, credential.Stamp) : null;
        if (request.Code is not { } code || !services.GetRequiredService<OneTimeLinks>().Spend(audience, code)) return null;
        return AccessClaims.Principal(audience == Audience.Chat ? AccessClaims.Me : AccessClaims.Admin, scheme, credentials.LinkStamp(audience));
    }

    private static async Task<SignInRequest?> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        try
        {
            return await request.ReadFromJsonAsync(SignInJson.Default.SignInRequest, cancellationToken);
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            // The second is the framework's word for a charset that there is none of.
            return null;
        }
    }

    private static string Refusal(SignInRequest request) => request.Token is not null
        ? "This token is not known."
        : "This link has been used or is too old. A start of the program prints new ones.";

    private static bool IsShut(HttpContext context, Audience audience) =>
        audience == Audience.Console && !context.RequestServices.GetRequiredService<Credentials>().ConsoleIsOpen;
}
