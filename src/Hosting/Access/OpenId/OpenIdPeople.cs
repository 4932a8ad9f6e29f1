using System.Buffers.Text;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;

namespace ChatAgency.Hosting.Access.OpenId;

/// <summary>Whom the agency lets in of those whom the provider knows, and as what.</summary>
internal sealed class OpenIdPeople
{
    // Names of tokens have no '/': nobody of the provider's can be called as one of them.
    private const string Prefix = "oidc/";

    private readonly OpenIdOptions _options;
    private readonly IReadOnlyList<OpenIdRule> _rules;

    public OpenIdPeople(IOptions<OpenIdOptions> options)
    {
        _options = options.Value;
        _rules = OpenIdRule.Of(_options);
        Stamp = IsOn ? StampOf(_options, _rules) : null;
    }

    /// <summary>Whether there is a provider.</summary>
    internal bool IsOn => _options.Authority is not null;

    /// <summary>What such a session carries, so that it ends when provider or rules change; null where there is no provider.</summary>
    internal string? Stamp { get; }

    /// <summary>The highest role that a rule gives to whom the provider says this of; null where none does.</summary>
    internal AccessRole? RoleOf(ClaimsPrincipal person) =>
        _rules.Where(rule => rule.Holds(person, _options.RoleClaim)).Max(static rule => (AccessRole?)rule.Role);

    /// <summary>What the person is called here.</summary>
    /// <exception cref="InvalidOperationException">The token has no subject: the protocol forbids that.</exception>
    internal string NameOf(ClaimsPrincipal person)
    {
        var named = _options.NameClaim == "email" ? OpenIdRule.VerifiedEmail(person) : person.FindFirst(_options.NameClaim)?.Value;
        return Prefix + (named ?? person.FindFirst("sub")?.Value ?? throw new InvalidOperationException("The identity token has no 'sub'."));
    }

    private static string StampOf(OpenIdOptions options, IEnumerable<OpenIdRule> rules) => Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes(
        string.Join('\n', [options.Authority, options.ClientId, options.RoleClaim, .. rules.Select(static rule => rule.ToString())]))));
}
