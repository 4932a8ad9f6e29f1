using ChatAgency.Hosting.Access;

namespace ChatAgency.Console.Operating;

/// <summary>The operators' API: agents and their versions, how workspaces want their messages routed, when the agency speaks in them, alerts, the audit, and links to install it on Slack.</summary>
public static class OperatorEndpoints
{
    /// <summary>What the endpoints need besides what the conversations' do.</summary>
    public static IServiceCollection AddOperators(this IServiceCollection services) => services.AddSingleton<OperatorLog>().AddSingleton<WorkspacePlatforms>();

    /// <summary>Maps <c>agents…</c>, <c>workspaces…</c>, <c>alerts…</c>, <c>audit…</c> <c>slack/install-link</c>, and what <see cref="SettingsEndpoints"/> has, for viewers where they only look, for operators where they look after alerts, for admins where they change or hand out anything. Bodies have 320 KiB at most, profiles 64 KiB.</summary>
    /// <param name="endpoints">The group of <c>/admin/api</c>.</param>
    public static void MapOperators(this IEndpointRouteBuilder endpoints)
    {
        var (look, operate, change) = (endpoints.MapDoors(AccessPolicies.Viewer), endpoints.MapDoors(AccessPolicies.Operator), endpoints.MapDoors(AccessPolicies.Admin));
        MapAgents(look, change);
        MapWorkspaces(look, change);
        endpoints.MapFinding();
        endpoints.MapSettings();

        look.MapGet("/alerts", AlertsDoor.ListAsync);
        operate.MapPost("/alerts/{incident}/acknowledge", AlertsDoor.AcknowledgeAsync);
        look.MapGet("/audit", ReadAudit.FindAsync);
        look.MapGet("/audit/chains/{chain:int}", ReadAudit.ChainAsync);
        change.MapPost("/slack/install-link", InstallLinkDoor.Make);
        operate.MapGet("/logs/pseudonym", LogPseudonymDoor.Tell);
    }

    private static void MapAgents(RouteGroupBuilder look, RouteGroupBuilder change)
    {
        look.MapGet("/agents", ReadAgents.ListAsync);
        look.MapGet("/agents/{name}", ReadAgents.VersionsAsync);
        look.MapGet("/agents/{name}/versions/{version:int:min(1)}", ReadAgents.TextAsync);
        look.MapGet("/agents/{name}/compare", ReadAgents.CompareAsync);
        change.MapPut("/agents/{name}", ChangeAgents.EditAsync);
        change.MapPost("/agents/{name}/rollback", ChangeAgents.RollBackAsync);
        change.MapPost("/agents/{name}/try", ChangeAgents.TryAsync);
        change.MapPost("/agents/{name}/end-trial", ChangeAgents.EndTrialAsync);
        change.MapPost("/agents/{name}/retire", ChangeAgents.RetireAsync);
    }

    private static void MapWorkspaces(RouteGroupBuilder looks, RouteGroupBuilder changes)
    {
        var (look, change) = (Workspace(looks), Workspace(changes));
        look.MapGet("routing", WorkspaceWishes.ReadAsync);
        change.MapPut("routing", WorkspaceWishes.SetAsync);
        look.MapGet("speaking", WorkspaceSpeakingDoor.ReadAsync);
        change.MapPut("speaking", WorkspaceSpeakingDoor.SetAsync);
        look.MapGet("preferences", PersonPreferences.ListAsync);
        change.MapPut("preferences/{person}", PersonPreferences.SetAsync);
        change.MapDelete("preferences/{person}", PersonPreferences.ClearAsync);
        change.MapPost("people/{person}/export", PersonData.ExportAsync);
        change.MapPost("people/{person}/erase", PersonData.EraseAsync);
        change.MapPut("people/{person}/imports/{thread}", ImportTurns.PutAsync);
        change.MapPost("erase", PlaceData.EraseWorkspaceAsync);
        change.MapPost("channels/{channel}/erase", PlaceData.EraseChannelAsync);
    }

    private static RouteGroupBuilder Workspace(RouteGroupBuilder doors) => doors.MapGroup("/workspaces/{platform}/{workspace}").AddEndpointFilter<RouteGroupBuilder, WorkspaceDoor>();
}
