using ChatAgency.Core.Speaking;
using ChatAgency.Grains.Interfaces.Speaking;
using ChatAgency.Hosting.Calling;
using ChatAgency.Hosting.Failures;

namespace ChatAgency.Console.Operating;

/// <summary>When the agency speaks in a workspace: all of it in one place.</summary>
internal static class WorkspaceSpeakingDoor
{
    // Elsewhere nobody would heed it.
    private const string Platform = "slack";

    public static async Task<IResult> ReadAsync(string platform, string workspace, HttpContext http, IGrainFactory grains) => platform == Platform
        ? TypedResults.Json(SpeakingShown.Of(await Grain(workspace, grains).Read(Entry.Of(http).Budget)), OperatorWire.Json.SpeakingShown)
        : NotHere();

    /// <summary>Sets all of it but where it is muted: what the body leaves out is as the agency's settings say from now on.</summary>
    public static async Task<IResult> SetAsync(string platform, string workspace, HttpContext http, IGrainFactory grains, OperatorLog log)
    {
        if (platform != Platform) return NotHere();
        var (body, problem) = await JsonBody.ReadAsync(http.Request, OperatorWire.Json.SpeakingBody, http.RequestAborted);
        if (problem is not null) return problem;
        var faults = new List<string>();
        var wishes = WishesOf(body!, faults);
        var entry = Entry.Of(http);
        if (faults.Count == 0) faults.AddRange(await Grain(workspace, grains).Set(wishes, body!.Version, entry.Budget));
        if (faults.Count > 0) return ProblemResults.Unprocessable("Nothing was changed: 'errors' says why.", faults);
        log.Spoken(platform, workspace, entry.Caller.Person);
        return TypedResults.NoContent();
    }

    private static SpeakingWishes WishesOf(SpeakingBody body, List<string> faults) => new()
    {
        Mode = ChoiceWords.Read<SpeakingMode>(body.Mode, "mode", faults),
        Guests = body.Guests,
        External = body.External,
        Only = Ids(body.Only) ?? [],
        People = Ids(body.People) ?? [],
        Channels = [.. (body.Channels ?? []).Select((one, at) => new ChannelSpeaking(
            one?.Channel ?? "", ChoiceWords.Read<SpeakingMode>(one?.Mode, $"the mode of channel {at + 1}", faults), one?.Guests, one?.External, Ids(one?.People)))],
    };

    private static string[]? Ids(IReadOnlyList<string?>? ids) => ids is null ? null : [.. ids.Select(static id => id ?? "")];

    private static IWorkspaceSpeakingGrain Grain(string workspace, IGrainFactory grains) => grains.GetGrain<IWorkspaceSpeakingGrain>($"{Platform}/{workspace}");

    private static ProblemResult NotHere() => ProblemResults.NotFound("Only on Slack does the agency choose when it speaks; elsewhere it is always spoken to.");
}
