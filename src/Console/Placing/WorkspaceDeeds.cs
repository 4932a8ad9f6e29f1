using ChatAgency.Console.Failing;
using ChatAgency.Console.Operating;
using ChatAgency.Console.Showing;
using ChatAgency.Core.Conversations;
using ChatAgency.Grains.Interfaces.Routing;
using ChatAgency.Grains.Interfaces.Speaking;
using ChatAgency.Hosting.Calling;

namespace ChatAgency.Console.Placing;

/// <summary>What an admin wants of a workspace. Where somebody else was faster, nothing is changed and the page says so.</summary>
internal static class WorkspaceDeeds
{
    public static async Task<IResult> RouteAsync(string platform, string workspace, HttpContext http, IGrainFactory grains, WorkspacePlatforms platforms, OperatorLog log)
    {
        if (!platforms.Has(platform) || !ConversationId.IsPart(workspace)) return Failure.NotFound("There is no such workspace.");
        var entry = Entry.Of(http);
        var sent = RoutingSent.Of(await Sent.ReadAsync(http, entry.Budget));
        var faults = new List<string>();
        var wishes = sent.Wishes(await AgentsInService.ReadAsync(http, grains), entry.Caller.Person, faults);
        if (faults.Count == 0) faults.AddRange(await grains.GetGrain<IWorkspaceRoutingGrain>(WorkspaceKey.Of(platform, workspace)).Set(wishes, entry.Budget));
        if (faults.Count > 0)
        {
            var (routing, speaking) = await WorkspacePage.ReadAsync(platform, workspace, grains, entry.Budget);
            return await WorkspacePage.ShownAsync(new WorkspaceShown(platform, workspace, sent, speaking is null ? null : SpeakingSent.Of(speaking), speaking, routing.Preferences.Count), faults, [], http, grains);
        }

        log.Routed(platform, workspace, entry.Caller.Person);
        return Notices.Then(WorkspacesPage.Path(platform, workspace), "routing-set");
    }

    public static async Task<IResult> SpeakAsync(string platform, string workspace, HttpContext http, IGrainFactory grains, OperatorLog log)
    {
        if (platform != "slack" || !ConversationId.IsPart(workspace)) return Failure.NotFound("Only on Slack does the agency choose when it speaks; elsewhere it is always spoken to.");
        var entry = Entry.Of(http);
        var sent = SpeakingSent.Of(await Sent.ReadAsync(http, entry.Budget));
        var faults = new List<string>();
        var wishes = sent.Wishes(faults);
        if (faults.Count == 0) faults.AddRange(await grains.GetGrain<IWorkspaceSpeakingGrain>(WorkspaceKey.Of(platform, workspace)).Set(wishes, sent.MadeOf, entry.Budget));
        if (faults.Count > 0)
        {
            var (routing, speaking) = await WorkspacePage.ReadAsync(platform, workspace, grains, entry.Budget);
            return await WorkspacePage.ShownAsync(new WorkspaceShown(platform, workspace, RoutingSent.Of(routing), sent, speaking, routing.Preferences.Count), [], faults, http, grains);
        }

        log.Spoken(platform, workspace, entry.Caller.Person);
        return Notices.Then(WorkspacesPage.Path(platform, workspace), "speaking-set");
    }
}
