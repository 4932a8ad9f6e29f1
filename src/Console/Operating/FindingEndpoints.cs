using ChatAgency.Grains.Interfaces.Finding;
using ChatAgency.Hosting.Access;

namespace ChatAgency.Console.Operating;

/// <summary>The doors by which operators find anything: turns in flight and parked, why, conversations, failures, feedback and workspaces. None of them gives out what was written but the transcript.</summary>
internal static class FindingEndpoints
{
    // A conversation's text form is its path.
    private const string Conversation = "{platform}/{workspace}/{place}";

    /// <summary>Maps them, each under the policy that fits it.</summary>
    /// <param name="endpoints">The group of <c>/admin/api</c>.</param>
    public static void MapFinding(this IEndpointRouteBuilder endpoints)
    {
        var viewer = endpoints.MapDoors(AccessPolicies.Viewer);
        viewer.MapGet("/turns", TurnsDoor.InFlightAsync);
        viewer.MapGet("/turns/parked", TurnsDoor.ParkedAsync);
        viewer.MapGet("/why", WhyDoor.TellAsync);
        viewer.MapGet("/conversations", FindConversations.ListAsync);
        viewer.MapGet("/failures", FindConversations.FailuresAsync);
        viewer.MapGet("/feedback", FeedbackDoor.CountAsync);
        viewer.MapGet("/feedback/down", FindConversations.VotedDownAsync);
        viewer.MapGet("/workspaces", KnownWorkspacesDoor.ListAsync);

        var acts = endpoints.MapDoors(AccessPolicies.Operator).MapGroup($"/turns/{Conversation}/{{turn:long:min(1)}}").AddEndpointFilter<WorkspaceDoor>();
        foreach (var act in Enum.GetValues<TurnAct>())
        {
            acts.MapPost(act.ToString().ToLowerInvariant(), (string platform, string workspace, string place, long turn, HttpContext http, IGrainFactory grains) =>
                TurnsDoor.ActAsync(act, $"{platform}/{workspace}/{place}", turn, http, grains));
        }

        endpoints.MapDoors(AccessPolicies.Admin).MapPost($"/conversations/{Conversation}/transcript", TranscriptDoor.ShowAsync).AddEndpointFilter<WorkspaceDoor>();
    }
}
