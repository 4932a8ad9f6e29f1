using System.Security.Claims;
using ChatAgency.Core.Conversations;

namespace ChatAgency.Hosting.Access;

/// <summary>Who a credential says that a caller is. Nothing of this ever comes from a request's body.</summary>
public static class AccessClaims
{
    /// <summary>The claim that holds the web tenant.</summary>
    public const string Workspace = "workspace";

    /// <summary>The web tenant of sessions and API keys.</summary>
    public const string LocalWorkspace = "local";

    /// <summary>The person of a chat session that came by a one-time link.</summary>
    public const string Me = "me";

    /// <summary>The person of the admin token and of console sessions.</summary>
    public const string Admin = "admin";

    internal const string Stamp = "stamp";

    /// <summary>The person behind an authenticated request.</summary>
    /// <exception cref="InvalidOperationException">The request is not authenticated: its door lacks a policy.</exception>
    public static PersonId Person(this ClaimsPrincipal principal) => new(Required(principal, ClaimTypes.NameIdentifier));

    /// <summary>The web tenant behind an authenticated request.</summary>
    /// <exception cref="InvalidOperationException">The request is not authenticated: its door lacks a policy.</exception>
    public static string WorkspaceName(this ClaimsPrincipal principal) => Required(principal, Workspace);

    internal static ClaimsPrincipal Principal(string person, string scheme, AccessRole? role, string? stamp = null)
    {
        var identity = new ClaimsIdentity(scheme, ClaimTypes.NameIdentifier, ClaimTypes.Role);
        identity.AddClaim(new Claim(ClaimTypes.NameIdentifier, person));
        identity.AddClaim(new Claim(Workspace, LocalWorkspace));
        if (role is { } known) identity.AddClaim(new Claim(ClaimTypes.Role, known.Name()));
        if (stamp is not null) identity.AddClaim(new Claim(Stamp, stamp));
        return new ClaimsPrincipal(identity);
    }

    private static string Required(ClaimsPrincipal principal, string type) =>
        principal.FindFirst(type)?.Value ?? throw new InvalidOperationException($"The caller has no '{type}': this door needs an access policy.");
}
