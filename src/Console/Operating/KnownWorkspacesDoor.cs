using ChatAgency.Grains.Interfaces.Finding;
using ChatAgency.Grains.Interfaces.Routing;
using ChatAgency.Grains.Interfaces.Speaking;
using ChatAgency.Hosting.Calling;

namespace ChatAgency.Console.Operating;

/// <summary>The workspaces in which the agency was asked something, each with who answers where and when it speaks.</summary>
internal static class KnownWorkspacesDoor
{
    // Those that were met first; whoever has more asks for one by its name.
    private const int Most = 200;

    public static async Task<IResult> ListAsync(HttpContext http, IGrainFactory grains)
    {
        var budget = Entry.Of(http).Budget;
        var calendar = await grains.GetGrain<IRegisterCalendarGrain>(IRegisterCalendarGrain.Key).Read(budget);
        var shown = await Task.WhenAll(calendar.Workspaces.Take(Most).Select(workspace => ShowAsync(workspace, grains, budget)));
        return TypedResults.Json(new WorkspaceList(shown, calendar.Workspaces.Count, calendar.Days.Count > 0 ? calendar.Days[0] : null), OperatorWire.Json.WorkspaceList);
    }

    private static async Task<WorkspaceShown> ShowAsync(KnownWorkspace workspace, IGrainFactory grains, CancellationToken cancellationToken)
    {
        var routing = grains.GetGrain<IWorkspaceRoutingGrain>(workspace.Name).Read(-1, cancellationToken);
        var speaking = workspace.Name.StartsWith("slack/", StringComparison.Ordinal) ? grains.GetGrain<IWorkspaceSpeakingGrain>(workspace.Name).Read(cancellationToken) : null;
        return new WorkspaceShown(workspace.Name, workspace.Since, RoutingShown.Of(await routing ?? WorkspaceRouting.Empty), speaking is null ? null : SpeakingShown.Of(await speaking));
    }
}

/// <summary>Workspaces by name, how many there are in all, and the first day of which turns are registered.</summary>
internal sealed record WorkspaceList(IReadOnlyList<WorkspaceShown> Workspaces, int Count, DateOnly? FirstDay);

/// <summary>A workspace, as <c>{platform}/{workspace}</c>, and what it wants; <c>speaking</c> is there on Slack alone.</summary>
internal sealed record WorkspaceShown(string Workspace, DateOnly Since, RoutingShown Routing, SpeakingShown? Speaking);
