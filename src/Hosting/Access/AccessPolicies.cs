namespace ChatAgency.Hosting.Access;

/// <summary>The names of the policies that doors require with <c>RequireAuthorization</c>.</summary>
public static class AccessPolicies
{
    /// <summary>A chat session or an API key as bearer. When a bearer is sent it alone counts.</summary>
    public const string Chat = "chat";

    /// <summary>An API key as bearer; no session.</summary>
    public const string ApiKey = "api-key";

    /// <summary>For what only looks: a console session, or a bearer of <c>ADMIN_TOKEN</c> or <c>ADMIN_TOKENS</c>, of any role. Shut (403) while nothing is set that opens the console.</summary>
    public const string Viewer = "viewer";

    /// <summary>As <see cref="Viewer"/>, for what acts on work that runs: operators and admins.</summary>
    public const string Operator = "operator";

    /// <summary>As <see cref="Viewer"/>, for what changes the agency: admins alone.</summary>
    public const string Admin = "admin";
}
