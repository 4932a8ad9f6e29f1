using ChatAgency.Console.Operating;
using ChatAgency.Console.Showing;
using ChatAgency.Grains.Interfaces.Profiles;
using ChatAgency.Hosting.Calling;

namespace ChatAgency.Console.Agents;

/// <summary>What an admin did with an agent's versions.</summary>
internal static class AgentDeeds
{
    public static async Task<IResult> RollBackAsync(string name, HttpContext http, IGrainFactory grains, OperatorLog log)
    {
        var version = (await Sent.ReadAsync(http, Entry.Of(http).Budget)).Number("version") ?? 0;
        return await DoAsync(name, "rolled-back", http, grains, log, (profiles, entry) => profiles.RollBack(name, version, entry.Caller.Person, entry.Budget));
    }

    public static async Task<IResult> TryAsync(string name, HttpContext http, IGrainFactory grains, OperatorLog log)
    {
        var sent = await Sent.ReadAsync(http, Entry.Of(http).Budget);
        var (version, percent) = (sent.Number("trial") ?? 0, sent.Number("percent") ?? 0);
        return await DoAsync(name, "trial-begun", http, grains, log, (profiles, entry) => profiles.Try(name, version, percent, entry.Caller.Person, entry.Budget));
    }

    public static Task<IResult> EndTrialAsync(string name, HttpContext http, IGrainFactory grains, OperatorLog log) =>
        DoAsync(name, "trial-ended", http, grains, log, (profiles, entry) => profiles.EndTrial(name, entry.Caller.Person, entry.Budget));

    public static Task<IResult> RetireAsync(string name, HttpContext http, IGrainFactory grains, OperatorLog log) =>
        DoAsync(name, "retired", http, grains, log, (profiles, entry) => profiles.Retire(name, entry.Caller.Person, entry.Budget));

    private static async Task<IResult> DoAsync(string name, string done, HttpContext http, IGrainFactory grains, OperatorLog log, Func<IProfilesGrain, Entry, Task<ProfileOutcome>> change)
    {
        var (entry, profiles) = (Entry.Of(http), ReadAgents.Profiles(grains));
        if (await profiles.Read(name, entry.Budget) is not { } history) return AgentPage.NoAgent();
        var outcome = await change(profiles, entry);
        if (outcome.Faults.Count > 0) return AgentPage.Show(history, Visitor.Of(http), string.Join("; ", outcome.Faults));
        if (outcome.Changed) log.Changed(history.Agent, outcome.Version, entry.Caller.Person);
        return Notices.Then(AgentsPage.Path(history.Agent), outcome.Changed ? done : "unchanged");
    }
}
