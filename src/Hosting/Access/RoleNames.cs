using System.Security.Claims;

namespace ChatAgency.Hosting.Access;

/// <summary>How roles are written: in settings, claims, records and answers.</summary>
public static class RoleNames
{
    /// <summary>Its name in small letters, such as <c>viewer</c>.</summary>
    public static string Name(this AccessRole role) => role.ToString().ToLowerInvariant();

    /// <summary>The highest role that a caller of the console has; null for callers of the chat, and for nobody.</summary>
    public static AccessRole? Role(this ClaimsPrincipal principal) =>
        principal.FindAll(ClaimTypes.Role).Select(static claim => Read(claim.Value)).Max();

    /// <summary>The role of a name; null where it is none.</summary>
    internal static AccessRole? Read(string name) => name switch
    {
        "viewer" => AccessRole.Viewer,
        "operator" => AccessRole.Operator,
        "admin" => AccessRole.Admin,
        _ => null,
    };
}
