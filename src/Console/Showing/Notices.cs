namespace ChatAgency.Console.Showing;

/// <summary>What a page says after a form was done. The address names which of these it is, so nobody's words get onto a page by a link.</summary>
internal static class Notices
{
    private static readonly Dictionary<string, string> s_words = new(StringComparer.Ordinal)
    {
        ["acknowledged"] = "You look after it now. Nobody else is told.",
        ["cancelled"] = "The turn is stopped; its thread says so.",
        ["retried"] = "The turn is answered anew, in the same place.",
        ["parked"] = "The turn is set aside; its thread says so.",
        ["published"] = "The new version answers from now on.",
        ["unchanged"] = "Nothing was changed: it was so already.",
        ["rolled-back"] = "The earlier version answers again.",
        ["trial-begun"] = "The version is on trial.",
        ["trial-ended"] = "The trial is over: the current version answers everywhere.",
        ["retired"] = "The agent is out of service. Rolling back to a version brings it back.",
        ["setting-set"] = "The setting is changed. Every host takes it on within seconds.",
        ["setting-back"] = "The change is taken back: each host's own configuration holds again.",
        ["settings-rolled-back"] = "The settings are as they were. Every host takes them on within seconds.",
        ["routing-set"] = "Routing is set. Silos take it on within a second.",
        ["speaking-set"] = "When the agency speaks is set. Gateways take it on within seconds.",
    };

    public static string? Of(string? key) => key is not null && s_words.TryGetValue(key, out var words) ? words : null;

    /// <summary>Goes to a page of the console, which then says so: a reload does nothing twice.</summary>
    public static IResult Then(string path, string key) => TypedResults.Redirect($"{path}{(path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}done={key}", permanent: false, preserveMethod: false);
}
