using System.Text.Encodings.Web;
using ChatAgency.Hosting.Access.Guarding;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace ChatAgency.Hosting.Access;

/// <summary>Knows a caller by <c>Authorization: Bearer</c>.</summary>
internal sealed class BearerHandler(IOptionsMonitor<BearerOptions> options, ILoggerFactory logger, UrlEncoder encoder, Credentials credentials, SignInDesk desk)
    : AuthenticationHandler<BearerOptions>(options, logger, encoder)
{
    private const string Prefix = "Bearer ";

    protected override Task<AuthenticateResult> HandleAuthenticateAsync() => Task.FromResult(Authenticate());

    private AuthenticateResult Authenticate()
    {
        var header = Request.Headers.Authorization;
        if (header.Count == 0) return AuthenticateResult.NoResult();
        if (header is not [{ } value] || !value.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase)) return AuthenticateResult.Fail("Not one bearer.");
        if (desk.WaitOf(Context) is { } wait)
        {
            Context.Features.Set(new RefusedForNow(wait));
            return AuthenticateResult.Fail("Not listened to.");
        }

        if (credentials.Find(Options.Audience, value[Prefix.Length..].Trim()) is not { } credential)
        {
            desk.Refused(Context, Options.Audience, SignInDesk.Bearer, isGuess: true);
            return AuthenticateResult.Fail("Not known.");
        }

        return AuthenticateResult.Success(new AuthenticationTicket(AccessClaims.Principal(credential.Person, Scheme.Name, credential.Role), Scheme.Name));
    }
}
