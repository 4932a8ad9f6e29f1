using ChatAgency.Core.Conversations;
using ChatAgency.Grains.Interfaces.Routing;
using ChatAgency.Hosting.Calling;
using ChatAgency.Hosting.Failures;

namespace ChatAgency.Console.Operating;

/// <summary>Which agent people of a workspace want. Everybody sets their own by saying so; here an operator sees and mends them.</summary>
internal static class PersonPreferences
{
    public static async Task<IResult> ListAsync(HttpContext http, IGrainFactory grains)
    {
        var routing = await WorkspaceDoor.Grain(http, grains).Read(-1, Entry.Of(http).Budget) ?? WorkspaceRouting.Empty;
        PreferenceShown[] shown = [.. routing.Preferences.OrderBy(static one => one.Key, StringComparer.Ordinal).Select(static one => new PreferenceShown(one.Key, one.Value.Value))];
        return TypedResults.Json(shown, OperatorWire.Json.PreferenceShownArray);
    }

    public static async Task<IResult> SetAsync(string person, HttpContext http, IGrainFactory grains)
    {
        var (body, problem) = await JsonBody.ReadAsync(http.Request, OperatorWire.Json.PreferenceBody, http.RequestAborted);
        if (problem is not null) return problem;
        var agents = await AgentsInService.ReadAsync(http, grains);
        if (agents.Find(body!.Agent) is not { } agent) return ProblemResults.Unprocessable("Nothing was changed: 'errors' says why.", [$"'agent' names no agent in service: {agents.Names}"]);
        var entry = Entry.Of(http);
        return await WorkspaceDoor.Grain(http, grains).PreferBy(new PersonId(person), agent, entry.Caller.Person, entry.Budget)
            ? TypedResults.NoContent()
            : ProblemResults.Conflict("As many people as can be have a preference already: delete some first.");
    }

    public static async Task<IResult> ClearAsync(string person, HttpContext http, IGrainFactory grains)
    {
        var entry = Entry.Of(http);
        await WorkspaceDoor.Grain(http, grains).PreferBy(new PersonId(person), null, entry.Caller.Person, entry.Budget);
        return TypedResults.NoContent();
    }
}
