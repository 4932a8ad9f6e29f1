using ChatAgency.Hosting.Configuration;

namespace ChatAgency.Hosting.Access;

/// <summary>The credentials of people and programs that are not a platform.</summary>
public sealed class AccessOptions
{
    /// <summary>The section, <c>Access</c>.</summary>
    public const string Section = "Access";

    /// <summary>Opens the console and the dashboard in the role <c>admin</c>. Left out, they are shut unless <c>ADMIN_TOKENS</c> or OpenID Connect is set; Local then makes one in the data folder.</summary>
    [Secret]
    public string? AdminToken { get; set; }

    /// <summary>Further tokens of the console as <c>name:role:token</c>, separated by commas or spaces; roles are <c>viewer</c>, <c>operator</c> and <c>admin</c>.</summary>
    [Secret]
    public string? AdminTokens { get; set; }

    /// <summary>Opens the chat's API as a bearer. One key, whose person is called <c>api</c>, or several as <c>name:key</c>, separated by commas or spaces, one person each; a name may have several keys. Left out, the API is open to sessions alone; Local then makes one in the data folder.</summary>
    [Secret]
    public string? ApiKey { get; set; }
}
