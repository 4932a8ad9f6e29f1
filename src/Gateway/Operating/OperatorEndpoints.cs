using ChatAgency.Gateway.Conversations;
using ChatAgency.Hosting.Access;
using Microsoft.AspNetCore.Mvc;

namespace ChatAgency.Gateway.Operating;

/// <summary>The operators' API: agents and their versions, how workspaces want their messages routed, when the agency speaks in them, alerts, the audit, and links to install it on Slack.</summary>
public static class OperatorEndpoints
{
    /// <summary>What the endpoints need besides what the conversations' do.</summary>
    public static IServiceCollection AddOperators(this IServiceCollection services) => services.AddSingleton<OperatorLog>();

    /// <summary>Maps <c>agents…</c>, <c>workspaces…</c>, <c>alerts…</c>, <c>audit…</c> and <c>slack/install-link</c> under the authorization policy <c>Admin</c>. Bodies have 320 KiB at most, profiles 64 KiB.</summary>
    /// <param name="endpoints">The group of <c>/admin/api</c>.</param>
    public static void MapOperators(this IEndpointRouteBuilder endpoints)
    {
        var api = endpoints.MapGroup("").RequireAuthorization(AccessPolicies.Admin);
        api.AddEndpointFilter(Unkept).AddEndpointFilter<Door>().WithMetadata(new RequestSizeLimitAttribute(JsonBody.MaxLength));

        var agents = api.MapGroup("/agents");
        agents.MapGet("", ReadAgents.ListAsync);
        agents.MapGet("{name}", ReadAgents.VersionsAsync);
        agents.MapGet("{name}/versions/{version:int:min(1)}", ReadAgents.TextAsync);
        agents.MapGet("{name}/compare", ReadAgents.CompareAsync);
        agents.MapPut("{name}", ChangeAgents.EditAsync);
        agents.MapPost("{name}/rollback", ChangeAgents.RollBackAsync);
        agents.MapPost("{name}/try", ChangeAgents.TryAsync);
        agents.MapPost("{name}/end-trial", ChangeAgents.EndTrialAsync);
        agents.MapPost("{name}/retire", ChangeAgents.RetireAsync);

        api.MapGet("/alerts", AlertsDoor.ListAsync);
        api.MapPost("/alerts/{incident}/acknowledge", AlertsDoor.AcknowledgeAsync);

        api.MapGet("/audit", ReadAudit.FindAsync);
        api.MapGet("/audit/chains/{chain:int}", ReadAudit.ChainAsync);

        api.MapPost("/slack/install-link", InstallLinkDoor.Make);

        var workspace = api.MapGroup("/workspaces/{platform}/{workspace}").AddEndpointFilter<WorkspaceDoor>();
        workspace.MapGet("routing", WorkspaceWishes.ReadAsync);
        workspace.MapPut("routing", WorkspaceWishes.SetAsync);
        workspace.MapGet("speaking", WorkspaceSpeakingDoor.ReadAsync);
        workspace.MapPut("speaking", WorkspaceSpeakingDoor.SetAsync);
        workspace.MapGet("preferences", PersonPreferences.ListAsync);
        workspace.MapPut("preferences/{person}", PersonPreferences.SetAsync);
        workspace.MapDelete("preferences/{person}", PersonPreferences.ClearAsync);
        workspace.MapPost("people/{person}/export", PersonData.ExportAsync);
        workspace.MapPost("people/{person}/erase", PersonData.EraseAsync);
        workspace.MapPut("people/{person}/imports/{thread}", ImportTurns.PutAsync);
        workspace.MapPost("erase", PlaceData.EraseWorkspaceAsync);
        workspace.MapPost("channels/{channel}/erase", PlaceData.EraseChannelAsync);
    }

    /// <summary>Nothing of it is to be found in a browser's cache.</summary>
    private static ValueTask<object?> Unkept(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        context.HttpContext.Response.Headers.CacheControl = "no-store";
        return next(context);
    }
}
