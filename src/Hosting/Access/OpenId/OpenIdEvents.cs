using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace ChatAgency.Hosting.Access.OpenId;

/// <summary>What the agency has to say while a person signs in at the provider.</summary>
internal sealed class OpenIdEvents(IOptions<OpenIdOptions> settings, OpenIdPeople people, SignInDesk desk, TimeProvider time) : OpenIdConnectEvents
{
    private const string NoRole = "The provider knows you, but no rule of this agency gives you a role. An admin can add one.";
    private const string Refused = "The provider's answer was refused. Sign in once more, or with a token.";

    public override Task RedirectToIdentityProvider(RedirectContext context)
    {
        if (settings.Value.BaseAddress is { } address) context.ProtocolMessage.RedirectUri = new Uri(new Uri(address), OpenIdDoor.Callback).ToString();
        return Task.CompletedTask;
    }

    public override async Task MessageReceived(MessageReceivedContext context)
    {
        if (desk.WaitOf(context.HttpContext) is not { } wait) return;
        await SignInDesk.Wait(wait).ExecuteAsync(context.HttpContext);
        context.HandleResponse();
    }

    public override async Task TokenValidated(TokenValidatedContext context)
    {
        if (!IsSigned(context.TokenEndpointResponse?.IdToken))
        {
            context.Fail("The identity token is not signed.");
            return;
        }

        if (context.Principal is not { } person || people.RoleOf(person) is not { } role)
        {
            desk.Refused(context.HttpContext, Audience.Console, SignInDesk.OpenId, isGuess: true);
            await SignInPage.RefuseAsync(context.HttpContext, StatusCodes.Status403Forbidden, NoRole);
            context.HandleResponse();
            return;
        }

        context.Principal = AccessClaims.Principal(people.NameOf(person), AccessSchemes.Session(Audience.Console), role, people.Stamp);
        context.Properties = new AuthenticationProperties
        {
            RedirectUri = context.Properties?.RedirectUri,
            ExpiresUtc = time.GetUtcNow() + TimeSpan.FromMinutes(settings.Value.SessionMinutes),
            AllowRefresh = false,
        };
    }

    public override Task TicketReceived(TicketReceivedContext context) => desk.SignedInAsync(context.Principal!, Audience.Console, SignInDesk.OpenId);

    public override Task RemoteFailure(RemoteFailureContext context)
    {
        context.HandleResponse();
        if (ProviderAbsence.IsOne(context.Failure)) return SignInPage.RefuseAsync(context.HttpContext, StatusCodes.Status503ServiceUnavailable, ProviderAbsence.Words);
        // What has no state of this host's is no try of the person before the browser: any page can send them here with it.
        desk.Refused(context.HttpContext, Audience.Console, SignInDesk.OpenId, isGuess: context.Properties is not null);
        return SignInPage.RefuseAsync(context.HttpContext, StatusCodes.Status401Unauthorized, Refused);
    }

    // The framework lets a token without a signature pass where it comes from the provider's own door. A signature that is there, it checks.
    private static bool IsSigned(string? token) => token?.Split('.') is [_, _, { Length: > 0 }];
}
