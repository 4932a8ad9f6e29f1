namespace ChatAgency.Hosting.Listeners;

/// <summary>The two listeners of a host.</summary>
public enum Listener
{
    /// <summary>On <c>PORT</c>: platforms, web chat, API.</summary>
    Public = 0,

    /// <summary>On <c>ADMIN_PORT</c>: console, dashboard, metrics, health in detail.</summary>
    Admin = 1,
}
