using System.Security.Claims;

namespace ChatAgency.Hosting.Access.OpenId;

/// <summary>One value that gives a role.</summary>
/// <param name="Role">What it gives.</param>
/// <param name="IsEmail">Whether it is an address (or <c>@host</c>), and not a value of the role claim.</param>
/// <param name="Value">The value.</param>
internal sealed record OpenIdRule(AccessRole Role, bool IsEmail, string Value)
{
    private const string Email = "email";

    internal static IReadOnlyList<OpenIdRule> Of(OpenIdOptions options) =>
    [
        .. Of(AccessRole.Viewer, options.Viewers, options.ViewerEmails),
        .. Of(AccessRole.Operator, options.Operators, options.OperatorEmails),
        .. Of(AccessRole.Admin, options.Admins, options.AdminEmails),
    ];

    internal static string[] Values(string text) => text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    /// <summary>The address that the provider vouches for; null where it vouches for none. Without its word anybody could have typed it.</summary>
    internal static string? VerifiedEmail(ClaimsPrincipal person) =>
        string.Equals(person.FindFirst("email_verified")?.Value, "true", StringComparison.OrdinalIgnoreCase) ? person.FindFirst(Email)?.Value : null;

    internal bool Holds(ClaimsPrincipal person, string roleClaim) => IsEmail
        ? VerifiedEmail(person) is { } email && IsOf(email)
        : person.FindAll(roleClaim).Any(claim => claim.Value == Value);

    private bool IsOf(string email) => Value.StartsWith('@')
        ? email.LastIndexOf('@') is var at and > 0 && email[at..].Equals(Value, StringComparison.OrdinalIgnoreCase)
        : email.Equals(Value, StringComparison.OrdinalIgnoreCase);

    private static IEnumerable<OpenIdRule> Of(AccessRole role, string values, string emails) =>
        [.. Values(values).Select(value => new OpenIdRule(role, false, value)), .. Values(emails).Select(email => new OpenIdRule(role, true, email))];
}
