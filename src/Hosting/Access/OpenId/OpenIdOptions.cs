using ChatAgency.Hosting.Configuration;

namespace ChatAgency.Hosting.Access.OpenId;

/// <summary>
/// Signs operators in at an OpenID provider, beside the tokens. Nobody gets a role unless one of the rules gives it; where
/// several do, the highest counts.
/// </summary>
public sealed class OpenIdOptions
{
    /// <summary>The section, <c>Access:OpenIdConnect</c>.</summary>
    public const string Section = "Access:OpenIdConnect";

    /// <summary>The provider's issuer address; its discovery document is read below it. <c>https</c>, or <c>http</c> to the own machine in the environment <c>Development</c>. Left out, there is no such sign-in.</summary>
    public string? Authority { get; set; }

    /// <summary>What the provider calls the agency.</summary>
    public string? ClientId { get; set; }

    /// <summary>What the agency shows the provider when it exchanges a code.</summary>
    [Secret]
    public string? ClientSecret { get; set; }

    /// <summary>What is asked for, separated by spaces; <c>openid</c> is among it.</summary>
    public string Scopes { get; set; } = "openid profile email";

    /// <summary>The claim of the identity token whose values give roles: a text, or a list of them.</summary>
    public string RoleClaim { get; set; } = "roles";

    /// <summary>Values of <c>RoleClaim</c> that make a viewer, separated by commas.</summary>
    public string Viewers { get; set; } = "";

    /// <summary>Values of <c>RoleClaim</c> that make an operator, separated by commas.</summary>
    public string Operators { get; set; } = "";

    /// <summary>Values of <c>RoleClaim</c> that make an admin, separated by commas.</summary>
    public string Admins { get; set; } = "";

    /// <summary>Addresses of viewers, separated by commas; <c>@example.com</c> stands for every address of that host. An address counts only where the provider says that it has verified it.</summary>
    public string ViewerEmails { get; set; } = "";

    /// <summary>The same for operators.</summary>
    public string OperatorEmails { get; set; } = "";

    /// <summary>The same for admins.</summary>
    public string AdminEmails { get; set; } = "";

    /// <summary>The claim that names a person in the audit and to other operators, as <c>oidc/{value}</c>. Where a token lacks it, or the provider has not verified an <c>email</c>, <c>sub</c> takes its place.</summary>
    public string NameClaim { get; set; } = "email";

    /// <summary>Minutes, 5 to 720, after which such a session ends. The next sign-in reads the person's role anew.</summary>
    public int SessionMinutes { get; set; } = 60;

    /// <summary>The address under which browsers reach the console, such as <c>https://console.example.com</c>, where that is not the one that requests arrive under: behind a proxy. Its name is answered as one of <c>Http:AllowedHosts</c>. The provider sends people back to <c>/admin/sign-in/openid/callback</c> there.</summary>
    public string? BaseAddress { get; set; }
}
