using ChatAgency.Hosting.Access;
using ChatAgency.Hosting.Calling;
using Microsoft.AspNetCore.Mvc;

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
        endpoints.MapSettings();
        var api = endpoints.MapGroup("").RequireAuthorization(AccessPolicies.Viewer);
        api.AddEndpointFilter(Unkept).AddEndpointFilter<Door>().WithMetadata(new RequestSizeLimitAttribute(JsonBody.MaxLength));

        var agents = api.MapGroup("/agents");
        var changes = agents.MapGroup("").RequireAuthorization(AccessPolicies.Admin);
        agents.MapGet("", ReadAgents.ListAsync);
        agents.MapGet("{name}", ReadAgents.VersionsAsync);
        agents.MapGet("{name}/versions/{version:int:min(1)}", ReadAgents.TextAsync);
        agents.MapGet("{name}/compare", ReadAgents.CompareAsync);
        changes.MapPut("{name}", ChangeAgents.EditAsync);
        changes.MapPost("{name}/rollback", ChangeAgents.RollBackAsync);
        changes.MapPost("{name}/try", ChangeAgents.TryAsync);
        changes.MapPost("{name}/end-trial", ChangeAgents.EndTrialAsync);
        changes.MapPost("{name}/retire", ChangeAgents.RetireAsync);

        api.MapGet("/alerts", AlertsDoor.ListAsync);
        api.MapPost("/alerts/{incident}/acknowledge", AlertsDoor.AcknowledgeAsync).RequireAuthorization(AccessPolicies.Operator);

        api.MapGet("/audit", ReadAudit.FindAsync);
        api.MapGet("/audit/chains/{chain:int}", ReadAudit.ChainAsync);

        api.MapPost("/slack/install-link", InstallLinkDoor.Make).RequireAuthorization(AccessPolicies.Admin);

        api.MapGet("/logs/pseudonym", LogPseudonymDoor.Tell).RequireAuthorization(AccessPolicies.Operator);

        endpoints.MapFinding();

        var workspace = api.MapGroup("/workspaces/{platform}/{workspace}").AddEndpointFilter<WorkspaceDoor>();
        var wishes = workspace.MapGroup("").RequireAuthorization(AccessPolicies.Admin);
        workspace.MapGet("routing", WorkspaceWishes.ReadAsync);
        wishes.MapPut("routing", WorkspaceWishes.SetAsync);
        workspace.MapGet("speaking", WorkspaceSpeakingDoor.ReadAsync);
        wishes.MapPut("speaking", WorkspaceSpeakingDoor.SetAsync);
        workspace.MapGet("preferences", PersonPreferences.ListAsync);
        wishes.MapPut("preferences/{person}", PersonPreferences.SetAsync);
        wishes.MapDelete("preferences/{person}", PersonPreferences.ClearAsync);
        wishes.MapPost("people/{person}/export", PersonData.ExportAsync);
        wishes.MapPost("people/{person}/erase", PersonData.EraseAsync);
        wishes.MapPut("people/{person}/imports/{thread}", ImportTurns.PutAsync);
        wishes.MapPost("erase", PlaceData.EraseWorkspaceAsync);
        wishes.MapPost("channels/{channel}/erase", PlaceData.EraseChannelAsync);
    }

    /// <summary>Nothing of it is to be found in a browser's cache.</summary>
    private static ValueTask<object?> Unkept(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        context.HttpContext.Response.Headers.CacheControl = "no-store";
        return next(context);
    }
}
