using System.Globalization;
using System.Text;
using ChatAgency.Grains.Interfaces.Profiles;
using ChatAgency.Hosting.Calling;
using ChatAgency.Hosting.Failures;

namespace ChatAgency.Console.Operating;

/// <summary>What agents there are, their versions, and what changed between two.</summary>
internal static class ReadAgents
{
    public static async Task<IResult> ListAsync(HttpContext http, IGrainFactory grains)
    {
        var (profiles, budget) = (Profiles(grains), Entry.Of(http).Budget);
        return TypedResults.Json(new AgentList(await profiles.List(budget), await profiles.Faults(budget)), OperatorWire.Json.AgentList);
    }

    public static async Task<IResult> VersionsAsync(string name, HttpContext http, IGrainFactory grains) =>
        await Profiles(grains).Read(name, Entry.Of(http).Budget) is { } history
            ? TypedResults.Json(AgentShown.Of(history), OperatorWire.Json.AgentShown)
            : NoAgent();

    /// <summary>The file as it was written, so that it can be changed and sent back.</summary>
    public static async Task<IResult> TextAsync(string name, int version, HttpContext http, IGrainFactory grains)
    {
        if (await Profiles(grains).Read(name, Entry.Of(http).Budget) is not { } history) return NoAgent();
        return history.Find(version) is { } found ? TypedResults.Text(found.Text, "text/markdown", Encoding.UTF8) : NoVersion(history.Agent);
    }

    public static async Task<IResult> CompareAsync(string name, string? from, string? to, HttpContext http, IGrainFactory grains)
    {
        if (!TryNumber(from, out var before) || !TryNumber(to, out var after)) return ProblemResults.BadRequest("Say which two versions, by their numbers: ?from=1&to=2.");
        return await Profiles(grains).Compare(name, before, after, Entry.Of(http).Budget) is { } lines
            ? TypedResults.Json(new AgentCompared(name, before, after, lines), OperatorWire.Json.AgentCompared)
            : NoVersion(name);
    }

    public static IProfilesGrain Profiles(IGrainFactory grains) => grains.GetGrain<IProfilesGrain>(IProfilesGrain.Key);

    public static ProblemResult NoAgent() => ProblemResults.NotFound("There is no agent of this name. GET /admin/api/agents has them all.");

    private static bool TryNumber(string? text, out int number) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);

    private static ProblemResult NoVersion(string agent) => ProblemResults.NotFound($"This version is not kept. GET /admin/api/agents/{Uri.EscapeDataString(agent)} has those that are.");
}
