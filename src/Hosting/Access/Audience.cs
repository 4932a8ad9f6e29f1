namespace ChatAgency.Hosting.Access;

/// <summary>What a session or a link is for. One never opens the other.</summary>
public enum Audience
{
    /// <summary>The web chat and its API, on <c>PORT</c>.</summary>
    Chat = 0,

    /// <summary>The operator console and the dashboard, on <c>ADMIN_PORT</c>.</summary>
    Console = 1,
}
