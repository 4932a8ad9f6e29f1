using ChatAgency.Console.Agents;
using ChatAgency.Console.Failing;
using ChatAgency.Console.Overseeing;
using ChatAgency.Console.Placing;
using ChatAgency.Console.Recording;
using ChatAgency.Console.Settings;
using ChatAgency.Console.Showing;
using ChatAgency.Console.Turns;
using ChatAgency.Console.Watching;
using ChatAgency.Hosting.Access;
using Microsoft.AspNetCore.Mvc;

namespace ChatAgency.Console;

/// <summary>The pages: what looks is for viewers, what acts on work that runs for operators, what changes the agency for admins.</summary>
internal static class ConsolePages
{
    private static readonly TimeSpan s_often = TimeSpan.FromSeconds(2);

    // It reads the register, which is more than asking who runs what.
    private static readonly TimeSpan s_seldom = TimeSpan.FromSeconds(10);

    public static void MapPages(this IEndpointRouteBuilder admin)
    {
        foreach (var asset in Asset.All()) admin.MapGet($"/assets/{asset.Name}", (HttpContext http) => asset.Serve(http)).RequireAuthorization(AccessPolicies.Viewer);
        var look = Doors(admin, AccessPolicies.Viewer);
        var operate = Doors(admin, AccessPolicies.Operator);
        var change = Doors(admin, AccessPolicies.Admin);
        MapNow(look, operate);
        MapTurns(look, operate, change);
        MapAgents(look, change);
        MapWorkspaces(look, change);
        MapSettings(look, change);
        look.MapGet("/audit", AuditPage.ShowAsync);
        look.MapGet("/{**rest}", static () => Failure.NotFound("The console has no such page.")).WithOrder(100);
    }

    private static RouteGroupBuilder Doors(IEndpointRouteBuilder admin, string policy)
    {
        var doors = admin.MapGroup("").RequireAuthorization(policy);
        doors.AddEndpointFilter<PageDoor>().WithMetadata(new RequestSizeLimitAttribute(Sent.MaxLength));
        return doors;
    }

    private static void MapNow(RouteGroupBuilder look, RouteGroupBuilder operate)
    {
        look.MapGet("", static (HttpContext http, IServiceProvider services) => OverviewPage.ShowAsync(http, services));
        look.MapGet("/live/overview", static (HttpContext http, LiveStream stream, IServiceProvider services) => stream.FollowAsync(http, s_seldom, end => OverviewPage.NowAsync(services, end)));
        look.MapGet("/alerts", static (HttpContext http, IServiceProvider services) => AlertsPage.ShowAsync(http, services));
        look.MapGet("/live/alerts", static (HttpContext http, LiveStream stream, IServiceProvider services) => stream.FollowAsync(http, s_often, end => AlertsPage.NowAsync(services, Visitor.Of(http), end)));
        operate.MapPost("/alerts/{incident}/acknowledge", AlertsPage.AcknowledgeAsync);
    }

    private static void MapTurns(RouteGroupBuilder look, RouteGroupBuilder operate, RouteGroupBuilder change)
    {
        look.MapGet("/turns", static (HttpContext http, IServiceProvider services) => TurnsPage.ShowAsync(http, services));
        look.MapGet("/live/turns", static (HttpContext http, LiveStream stream, IServiceProvider services) => stream.FollowAsync(http, s_often, end => TurnsPage.NowAsync(services, Visitor.Of(http), end)));
        operate.MapPost("/turns/act", TurnDeeds.ActAsync);
        look.MapGet("/parked", ParkedPage.ShowAsync);
        look.MapGet("/why", WhyPage.ShowAsync);
        look.MapGet("/conversations", ConversationsPage.ShowAsync);
        look.MapGet("/failures", FailuresPage.ShowAsync);
        look.MapGet("/feedback", FeedbackPage.ShowAsync);
        change.MapGet("/transcript", TranscriptPage.Ask);
        change.MapPost("/transcript", TranscriptPage.ShowAsync);
    }

    private static void MapAgents(RouteGroupBuilder look, RouteGroupBuilder change)
    {
        look.MapGet("/agents", AgentsPage.ShowAsync);
        look.MapGet("/agents/{name}", AgentPage.ShowAsync);
        look.MapGet("/agents/{name}/versions/{version:int:min(1)}", AgentPage.TextAsync);
        look.MapGet("/agents/{name}/compare", ComparePage.ShowAsync);
        change.MapGet("/new-agent", EditPage.ShowNew);
        change.MapPost("/new-agent", static (HttpContext http, IGrainFactory grains, Operating.OperatorLog log) => EditPage.SaveAsync(null, http, grains, log));
        change.MapGet("/agents/{name}/edit", EditPage.ShowAsync);
        change.MapPost("/agents/{name}/edit", EditPage.SaveAsync);
        change.MapPost("/agents/{name}/rollback", AgentDeeds.RollBackAsync);
        change.MapPost("/agents/{name}/try", AgentDeeds.TryAsync);
        change.MapPost("/agents/{name}/end-trial", AgentDeeds.EndTrialAsync);
        change.MapPost("/agents/{name}/retire", AgentDeeds.RetireAsync);
    }

    private static void MapSettings(RouteGroupBuilder look, RouteGroupBuilder change)
    {
        look.MapGet("/budgets", BudgetsPage.ShowAsync);
        look.MapGet("/settings", SettingsPage.Show);
        look.MapGet("/settings/history", HistoryPage.ShowAsync);
        change.MapGet("/settings/one", SettingPage.Show);
        change.MapPost("/settings/one", SettingPage.SaveAsync);
        change.MapPost("/settings/rollback", HistoryPage.RollBackAsync);
    }

    private static void MapWorkspaces(RouteGroupBuilder look, RouteGroupBuilder change)
    {
        look.MapGet("/workspaces", WorkspacesPage.FindAsync);
        look.MapGet("/workspaces/{platform}/{workspace}", WorkspacePage.ShowAsync);
        change.MapPost("/workspaces/{platform}/{workspace}/routing", WorkspaceDeeds.RouteAsync);
        change.MapPost("/workspaces/{platform}/{workspace}/speaking", WorkspaceDeeds.SpeakAsync);
    }
}
