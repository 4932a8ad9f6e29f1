using System.Security.Claims;
using ChatAgency.Core.Auditing;
using ChatAgency.Hosting.Access.Guarding;
using ChatAgency.Hosting.Addresses;
using ChatAgency.Hosting.Failures;
using Microsoft.AspNetCore.Http;

namespace ChatAgency.Hosting.Access;

/// <summary>What every way to sign in has in common: who gets it wrong waits, and what happened is recorded.</summary>
internal sealed class SignInDesk(FailedAttempts failures, RefusedSignIns refusals, SignInAudit audit)
{
    internal const string Token = "token";
    internal const string Link = "link";
    internal const string OpenId = "openid";
    internal const string Bearer = "bearer";

    /// <summary>The answer to an address that has to wait.</summary>
    internal static ProblemResult Wait(TimeSpan wait) => ProblemResults.TooMany("Too many wrong sign-ins came from this address.", wait);

    /// <summary>How long the caller's address is not listened to; null where it is.</summary>
    internal TimeSpan? WaitOf(HttpContext context) => failures.WaitOf(CallerAddress.Of(context));

    /// <summary>Somebody was turned away. A guess makes their address wait longer the next time.</summary>
    internal void Refused(HttpContext context, Audience audience, string how, bool isGuess)
    {
        if (isGuess) failures.Count(CallerAddress.Of(context));
        refusals.Add(audience, how);
    }

    internal Task SignedInAsync(ClaimsPrincipal who, Audience audience, string how) =>
        audit.RecordAsync(AuditKind.SignedIn, audience, who.Person().Value, "signed-in", [AuditDetail.Of("how", how), .. RoleOf(who)]);

    internal Task SignedOutAsync(ClaimsPrincipal who, Audience audience) =>
        audit.RecordAsync(AuditKind.SignedOut, audience, who.Person().Value, "signed-out", [.. RoleOf(who)]);

    private static IEnumerable<AuditDetail> RoleOf(ClaimsPrincipal who) => who.Role() is { } role ? [AuditDetail.Of("role", role.Name())] : [];
}
