using ChatAgency.Hosting.Failures;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace ChatAgency.Hosting.Access.OpenId;

/// <summary>The way to the provider and back.</summary>
internal static class OpenIdDoor
{
    /// <summary>Where a sign-in begins.</summary>
    internal const string Begin = "/admin/sign-in/openid";

    /// <summary>Where the provider sends people back to.</summary>
    internal const string Callback = Begin + "/callback";

    private const string Done = Begin + "/done";

    internal static void Map(RouteGroupBuilder doors)
    {
        doors.MapGet(Begin, BeginAsync);
        doors.MapGet(Callback, static () => ProblemResults.NotFound()).WithMetadata(new OpenIdCallbackMark());
        doors.MapGet(Done, static (HttpContext context, string? to) => SignInPage.HopAsync(context, ConsolePath.Of(to)));
    }

    /// <summary>The address at which a sign-in begins that leads back to what is asked for now.</summary>
    internal static string BeginFor(HttpRequest request) => ConsolePath.Of(request.Path + request.QueryString) is var to && to == ConsolePath.Home
        ? Begin
        : $"{Begin}?to={Uri.EscapeDataString(to)}";

    private static async Task BeginAsync(HttpContext context, string? to)
    {
        if (!context.RequestServices.GetRequiredService<OpenIdPeople>().IsOn)
        {
            await ProblemResults.NotFound().ExecuteAsync(context);
            return;
        }

        try
        {
            // The session's cookie is not sent on the way back from another site: a page of this one has to lead on.
            await context.ChallengeAsync(AccessSchemes.Provider, new AuthenticationProperties { RedirectUri = $"{Done}?to={Uri.EscapeDataString(ConsolePath.Of(to))}" });
        }
        catch (Exception exception) when (ProviderAbsence.IsOne(exception) && !context.RequestAborted.IsCancellationRequested)
        {
            await SignInPage.RefuseAsync(context, StatusCodes.Status503ServiceUnavailable, ProviderAbsence.Words);
        }
    }
}
