using ChatAgency.Grains.Interfaces.Profiles;
using ChatAgency.Hosting.Calling;
using ChatAgency.Hosting.Failures;

namespace ChatAgency.Console.Operating;

/// <summary>What operators do with agents: write, roll back, try, retire. What is wrong changes nothing, and all of it is named.</summary>
internal static class ChangeAgents
{
    public static async Task<IResult> EditAsync(string name, HttpContext http, IGrainFactory grains, OperatorLog log)
    {
        var (text, problem) = await ProfileFileBody.ReadAsync(http.Request, http.RequestAborted);
        if (problem is not null) return problem;
        var (entry, profiles) = (Entry.Of(http), ReadAgents.Profiles(grains));
        var outcome = await profiles.EditOf(name, text!, entry.Caller.Person, entry.Budget);
        return Answer(await NameAsync(name, profiles, entry) ?? name, outcome, entry, log);
    }

    public static async Task<IResult> RollBackAsync(string name, HttpContext http, IGrainFactory grains, OperatorLog log)
    {
        var (body, problem) = await JsonBody.ReadAsync(http.Request, OperatorWire.Json.VersionBody, http.RequestAborted);
        if (problem is not null) return problem;
        if (body!.Version is not { } version) return ProblemResults.BadRequest("Say which version: {\"version\": 1}.");
        return await ChangeAsync(name, http, grains, log, (profiles, entry) => profiles.RollBack(name, version, entry.Caller.Person, entry.Budget));
    }

    public static async Task<IResult> TryAsync(string name, HttpContext http, IGrainFactory grains, OperatorLog log)
    {
        var (body, problem) = await JsonBody.ReadAsync(http.Request, OperatorWire.Json.TrialBody, http.RequestAborted);
        if (problem is not null) return problem;
        if (body is not { Version: { } version, Percent: { } percent }) return ProblemResults.BadRequest("Say which version and on how many threads in a hundred: {\"version\": 2, \"percent\": 10}.");
        return await ChangeAsync(name, http, grains, log, (profiles, entry) => profiles.Try(name, version, percent, entry.Caller.Person, entry.Budget));
    }

    public static Task<IResult> EndTrialAsync(string name, HttpContext http, IGrainFactory grains, OperatorLog log) =>
        ChangeAsync(name, http, grains, log, (profiles, entry) => profiles.EndTrial(name, entry.Caller.Person, entry.Budget));

    public static Task<IResult> RetireAsync(string name, HttpContext http, IGrainFactory grains, OperatorLog log) =>
        ChangeAsync(name, http, grains, log, (profiles, entry) => profiles.Retire(name, entry.Caller.Person, entry.Budget));

    private static async Task<IResult> ChangeAsync(string name, HttpContext http, IGrainFactory grains, OperatorLog log, Func<IProfilesGrain, Entry, Task<ProfileOutcome>> change)
    {
        var (entry, profiles) = (Entry.Of(http), ReadAgents.Profiles(grains));
        return await NameAsync(name, profiles, entry) is { } agent ? Answer(agent, await change(profiles, entry), entry, log) : ReadAgents.NoAgent();
    }

    /// <summary>The name as the agent has it; null where there never was such an agent.</summary>
    private static async Task<string?> NameAsync(string name, IProfilesGrain profiles, Entry entry) =>
        (await profiles.List(entry.Budget)).FirstOrDefault(agent => agent.Agent.Equals(name, StringComparison.OrdinalIgnoreCase))?.Agent;

    private static IResult Answer(string name, ProfileOutcome outcome, Entry entry, OperatorLog log)
    {
        if (outcome.Faults.Count > 0) return ProblemResults.Unprocessable("Nothing was changed: 'errors' says why, with the line where a text is at fault.", outcome.Faults);
        if (outcome.Changed) log.Changed(name, outcome.Version, entry.Caller.Person);
        return TypedResults.Json(new AgentChanged(name, outcome.Version, outcome.Changed), OperatorWire.Json.AgentChanged);
    }
}
