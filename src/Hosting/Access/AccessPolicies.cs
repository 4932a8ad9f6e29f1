namespace ChatAgency.Hosting.Access;

/// <summary>The names of the policies that doors require with <c>RequireAuthorization</c>.</summary>
public static class AccessPolicies
{
    /// <summary>A chat session or an API key as bearer. When a bearer is sent it alone counts.</summary>
    public const string Chat = "chat";

    /// <summary>An API key as bearer; no session.</summary>
    public const string ApiKey = "api-key";

    /// <summary>As <see cref="Admin"/>, for what only looks.</summary>
    public const string Viewer = "viewer";

    /// <summary>As <see cref="Admin"/>, for what acts on work that runs.</summary>
    public const string Operator = "operator";

    /// <summary>A console session or the admin token as bearer; shut (403) while no admin token is set.</summary>
    public const string Admin = "admin";
}
