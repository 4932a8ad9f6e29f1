namespace ChatAgency.Hosting.Access;

/// <summary>The authentication schemes: for each audience a session, a bearer, and the choice between them.</summary>
internal static class AccessSchemes
{
    /// <summary>The OpenID provider, for the console.</summary>
    internal const string Provider = "chatagency.admin.openid";

    internal static string Session(Audience audience) => audience == Audience.Chat ? "chatagency.chat" : "chatagency.admin";

    internal static string Bearer(Audience audience) => Session(audience) + ".bearer";

    internal static string Either(Audience audience) => Session(audience) + ".either";

    internal static bool IsSession(string? scheme) => scheme == Session(Audience.Chat) || scheme == Session(Audience.Console);
}
