using ChatAgency.Console.Failing;
using ChatAgency.Console.Operating;
using ChatAgency.Console.Showing;
using ChatAgency.Console.Writing;
using ChatAgency.Core.Conversations;
using ChatAgency.Grains.Interfaces.Routing;
using ChatAgency.Grains.Interfaces.Speaking;
using ChatAgency.Hosting.Calling;

namespace ChatAgency.Console.Placing;

/// <summary>One workspace: who answers where, and when the agency speaks, over all channels at once.</summary>
internal static class WorkspacePage
{
    private const string Slack = "slack";

    public static async Task<IResult> ShowAsync(string platform, string workspace, HttpContext http, IGrainFactory grains, WorkspacePlatforms platforms)
    {
        if (!platforms.Has(platform) || !ConversationId.IsPart(workspace)) return Failure.NotFound("There is no such platform, or no workspace can be called that.");
        var budget = Entry.Of(http).Budget;
        var (routing, speaking) = await ReadAsync(platform, workspace, grains, budget);
        return await ShownAsync(new WorkspaceShown(platform, workspace, RoutingSent.Of(routing), speaking is null ? null : SpeakingSent.Of(speaking), speaking, routing.Preferences.Count), [], [], http, grains);
    }

    /// <summary>What is wanted of a workspace; speaking is null where it is no question.</summary>
    public static async Task<(WorkspaceRouting Routing, SpeakingInForce? Speaking)> ReadAsync(string platform, string workspace, IGrainFactory grains, CancellationToken budget)
    {
        var key = WorkspaceKey.Of(platform, workspace);
        var speaking = platform == Slack ? grains.GetGrain<IWorkspaceSpeakingGrain>(key).Read(budget) : null;
        return (await grains.GetGrain<IWorkspaceRoutingGrain>(key).Read(-1, budget) ?? WorkspaceRouting.Empty, speaking is null ? null : await speaking);
    }

    /// <summary>The page with what it was sent, where that is at fault.</summary>
    public static async Task<IResult> ShownAsync(WorkspaceShown shown, IReadOnlyList<string> routingFaults, IReadOnlyList<string> speakingFaults, HttpContext http, IGrainFactory grains)
    {
        var mayChange = Visitor.Of(http).MayChange;
        var agents = await AgentsInService.ReadAsync(http, grains);
        var status = routingFaults.Count + speakingFaults.Count == 0 ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity;
        return new PageResult(new Page(Section.Workspaces, $"{shown.Platform}/{shown.Workspace}", Html.Of($"""
            <section aria-labelledby="who"><h2 id="who">Who answers where</h2>{RoutingForm.Of(shown, agents, routingFaults, mayChange)}</section>
            {(shown.Speaking is null ? null : Html.Of($"<section aria-labelledby=\"when\"><h2 id=\"when\">When it speaks</h2>{SpeakingForm.Of(shown, speakingFaults, mayChange)}</section>"))}
            <p class="quiet">{shown.Preferences} people have a preference for an agent.</p>
            """), status));
    }
}
