using ChatAgency.Hosting.Access;
using ChatAgency.Hosting.Headers;
using ChatAgency.Hosting.Listeners;
using Orleans.Dashboard;

namespace ChatAgency.Silo.Dashboard;

/// <summary>
/// Orleans' own dashboard at <c>/dashboard</c> on <c>ADMIN_PORT</c>. It has no sign-in of its own, so the console's
/// stands before it, for whoever may look; the routes that show grain state and the log stream hold people's words and stay closed.
/// </summary>
internal static class DashboardDoor
{
    private static readonly string[] Closed = ["GrainState", "GrainTypes", "Trace"];

    public static void MapDashboardDoor(this WebApplication app)
    {
        var doors = app.MapAdmin();
        foreach (var route in Closed) doors.Map($"/dashboard/{route}/{{**rest}}", static () => Results.NotFound()).RequireAuthorization(AccessPolicies.Viewer).WithOrder(-1);
        doors.MapOrleansDashboard("/dashboard").RequireAuthorization(AccessPolicies.Viewer).WithSecurityHeadersPolicy(HeadersFeature.Dashboard);
    }
}
