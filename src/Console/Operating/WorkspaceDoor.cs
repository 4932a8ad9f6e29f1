using ChatAgency.Core.Conversations;
using ChatAgency.Grains.Interfaces.Routing;
using ChatAgency.Hosting.Failures;

namespace ChatAgency.Console.Operating;

/// <summary>Stands before what is done with a workspace: wishes under a name that nobody has would be kept and never heed anybody.</summary>
internal sealed class WorkspaceDoor(WorkspacePlatforms platforms) : IEndpointFilter
{
    /// <summary>The workspace that the route names.</summary>
    public static IWorkspaceRoutingGrain Grain(HttpContext http, IGrainFactory grains) =>
        grains.GetGrain<IWorkspaceRoutingGrain>(WorkspaceKey.Of((string)http.GetRouteValue("platform")!, (string)http.GetRouteValue("workspace")!));

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        if (http.GetRouteValue("platform") is not string platform || !platforms.Has(platform)) return ProblemResults.NotFound($"There is no platform of this name. There are: {string.Join(", ", platforms.Names)}.");
        if (!ConversationId.IsPart(http.GetRouteValue("workspace") as string)) return Bad("A workspace");
        return http.GetRouteValue("person") is string person && !ConversationId.IsPart(person) ? Bad("A person") : await next(context);
    }

    private static ProblemResult Bad(string who) =>
        ProblemResults.BadRequest($"{who} goes by the platform's id: 1 to 128 characters without space, '/', ':' and '#'. On Slack that is one such as T024BE7LD or U024BE7LH.");
}
