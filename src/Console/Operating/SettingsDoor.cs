using ChatAgency.Grains.Interfaces.Settings;
using ChatAgency.Hosting.Calling;
using ChatAgency.Hosting.Changing;
using ChatAgency.Hosting.Failures;
using Microsoft.AspNetCore.Mvc;

namespace ChatAgency.Console.Operating;

/// <summary>Settings while the agency runs: what holds, what was changed, by whom and why; and changing them, all of a wish or nothing.</summary>
internal static class SettingsDoor
{
    public static IResult List([FromServices] SettingsBoard board) => TypedResults.Json(new SettingsList(board.Version, board.All, board.Unknown), OperatorWire.Json.SettingsList);

    public static async Task<IResult> HistoryAsync(HttpContext http, IGrainFactory grains) =>
        TypedResults.Json(new SettingsHistory(await Grain(grains).History(Entry.Of(http).Budget)), OperatorWire.Json.SettingsHistory);

    public static async Task<IResult> PutAsync(HttpContext http, IGrainFactory grains, [FromServices] SettingsWatch watch, OperatorLog log)
    {
        var (body, problem) = await JsonBody.ReadAsync(http.Request, OperatorWire.Json.SettingsBody, http.RequestAborted);
        if (problem is not null) return problem;
        var entry = Entry.Of(http);
        return body!.Wish(entry.Caller.Person) is { } wish
            ? await AnswerAsync(await Grain(grains).Change(wish, entry.Budget), entry, watch, log)
            : ProblemResults.BadRequest("Say what to set and what to take back: {\"set\": {\"Limits:PersonAMinute\": \"10\"}, \"unset\": []}. Values are texts.");
    }

    public static async Task<IResult> RollBackAsync(HttpContext http, IGrainFactory grains, [FromServices] SettingsWatch watch, OperatorLog log)
    {
        var (body, problem) = await JsonBody.ReadAsync(http.Request, OperatorWire.Json.SettingsRollBackBody, http.RequestAborted);
        if (problem is not null) return problem;
        if (body!.To is not { } to) return ProblemResults.BadRequest("Say which version is to hold again: {\"to\": 1}.");
        var entry = Entry.Of(http);
        return await AnswerAsync(await Grain(grains).RollBack(to, body.Version, entry.Caller.Person, body.Note ?? "", entry.Budget), entry, watch, log);
    }

    private static async Task<IResult> AnswerAsync(SettingsOutcome outcome, Entry entry, SettingsWatch watch, OperatorLog log)
    {
        if (outcome.IsConflict) return ProblemResults.Conflict($"Nothing was changed: somebody else was faster, and version {outcome.Version} holds. Read the settings again.");
        if (outcome.Faults.Count > 0) return ProblemResults.Unprocessable("Nothing was changed: 'errors' says why.", outcome.Faults);
        if (outcome.Changed)
        {
            log.Set(outcome.Version, entry.Caller.Person);
            await watch.LookAsync(entry.Budget);
        }

        return TypedResults.Json(new SettingsSaved(outcome.Version, outcome.Changed), OperatorWire.Json.SettingsSaved);
    }

    private static ISettingsGrain Grain(IGrainFactory grains) => grains.GetGrain<ISettingsGrain>(ISettingsGrain.Key);
}
