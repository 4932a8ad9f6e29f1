using System.Security.Claims;
using System.Text.Json;
using ChatAgency.Hosting.Access.OpenId;
using ChatAgency.Hosting.Failures;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace ChatAgency.Hosting.Access;

/// <summary>The pages and calls by which a link or a token becomes a session, and by which a session ends.</summary>
internal static class SignInDoor
{
    // A token, and room; nobody's may be longer.
    private const int LongestRequest = 4 * 1024;

    internal static string Root(Audience audience) => audience == Audience.Chat ? "/" : "/admin/";

    internal static string Path(Audience audience) => Root(audience) + "sign-in";

    internal static void Map(RouteGroupBuilder doors, Audience audience)
    {
        var path = Path(audience);
        doors.MapGet(path, (HttpContext context) => PageAsync(context, audience));
        doors.MapGet(path + ".js", static () => SignInPage.Script());
        doors.MapGet(path + ".css", static () => SignInPage.Style());
        doors.MapPost(path, Task<IResult> (HttpContext context, CancellationToken cancellationToken) => SignInAsync(context, audience, cancellationToken)).WithMetadata(new SameOriginMark(), new RequestSizeLimitAttribute(LongestRequest));
        if (audience == Audience.Console) OpenIdDoor.Map(doors);
        doors.MapPost(Root(audience) + "sign-out", (Delegate)((HttpContext context) => SignOutAsync(context, audience)))
            .RequireAuthorization(audience == Audience.Chat ? AccessPolicies.Chat : AccessPolicies.Viewer);
    }

    private static Task PageAsync(HttpContext context, Audience audience) =>
        IsShut(context, audience) ? AccessRefusals.ConsoleIsShut().ExecuteAsync(context) : SignInPage.WriteAsync(context, audience, StatusCodes.Status200OK);

    private static async Task<IResult> SignInAsync(HttpContext context, Audience audience, CancellationToken cancellationToken)
    {
        if (IsShut(context, audience)) return AccessRefusals.ConsoleIsShut();
        var desk = context.RequestServices.GetRequiredService<SignInDesk>();
        if (desk.WaitOf(context) is { } wait) return SignInDesk.Wait(wait);
        if (await ReadAsync(context.Request, cancellationToken) is not { } request) return ProblemResults.BadRequest("Send {\"code\"} or {\"token\"}.");
        var how = request.Token is not null ? SignInDesk.Token : SignInDesk.Link;
        if (Known(context.RequestServices, audience, request) is not { } principal)
        {
            desk.Refused(context, audience, how, isGuess: true);
            return ProblemResults.Unauthorized(Refusal(request));
        }

        await context.SignInAsync(AccessSchemes.Session(audience), principal, new AuthenticationProperties { IsPersistent = true });
        await desk.SignedInAsync(principal, audience, how);
        return Results.NoContent();
    }

    private static async Task<IResult> SignOutAsync(HttpContext context, Audience audience)
    {
        await context.SignOutAsync(AccessSchemes.Session(audience));
        await context.RequestServices.GetRequiredService<SignInDesk>().SignedOutAsync(context.User, audience);
        return Results.NoContent();
    }

    private static ClaimsPrincipal? Known(IServiceProvider services, Audience audience, SignInRequest request)
    {
        var credentials = services.GetRequiredService<Credentials>();
        var scheme = AccessSchemes.Session(audience);
        if (request.Token is { } token)
            return credentials.Find(audience, token) is { } credential ? AccessClaims.Principal(credential.Person, scheme, credential.Role, credential.Stamp) : null;
        if (request.Code is not { } code || !services.GetRequiredService<OneTimeLinks>().Spend(audience, code)) return null;
        return audience == Audience.Chat
            ? AccessClaims.Principal(AccessClaims.Me, scheme, role: null)
            : AccessClaims.Principal(AccessClaims.Admin, scheme, AccessRole.Admin, credentials.LinkStamp);
    }

    private static async Task<SignInRequest?> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (!request.HasJsonContentType()) return null;
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
        audience == Audience.Console && !context.RequestServices.GetRequiredService<ConsoleDoor>().IsOpen;
}
