namespace ChatAgency.Architecture;

/// <summary>Compares what was written down of a contract with what is built, and says what to do about each difference.</summary>
internal static class Judgement
{
    private const string Retired = "retired";

    /// <summary>A line for each promise that is broken.</summary>
    public static IEnumerable<string> Of(IReadOnlyDictionary<string, string> written, IReadOnlyDictionary<string, string> facts)
    {
        foreach (var (key, promised) in written)
        {
            facts.TryGetValue(key, out var now);
            if (Advice(key.Split(' ')[0], promised, now) is { } advice) yield return $"{key} was '{promised}' and is {(now is null ? "gone" : $"'{now}'")}. {advice}";
        }
    }

    private static string? Advice(string kind, string promised, string? now) => (kind, now) switch
    {
        (_, null) when promised == Retired => null,
        _ when promised == Retired => "It is retired and must not be used again: take a name or number that never was.",
        _ when promised == now => null,
        ("grain", null) => "Hosts of the previous build still call it: keep the interface and its alias for one version, then write 'retired' here.",
        ("grain", _) => Number(now) > Number(promised) ? null : "The version went back: callers of the higher one would find no silo.",
        ("method", null) => "The previous build still calls it: keep the method and its alias for one version, then write 'retired' here.",
        ("method", _) => "The previous build calls it as it was: leave it, add a method with another alias beside it and raise the interface's [Version].",
        ("type", null) => "The alias is its name between processes: give the type its alias back, or keep the old type for one version and then write 'retired' here.",
        ("type", _) => "A class, a struct and another parent are other bytes: leave it as it was, and make a new type with an alias of its own.",
        ("member", null) => "The previous build sends and expects it: keep the number and fill it for one version, then write 'retired' here, so that it is never used again.",
        ("member", _) => "The previous build reads other bytes under this number: keep it as it was, and give what is new the next free number.",
        ("stored", _) => "Records were stored under this name and type: keep it, read both for one version, and write 'retired' here when no record has it.",
        ("value", _) => "It was sent and stored as a number: keep name and number, and give a new meaning the next free one.",
        _ => throw new InvalidOperationException($"{kind} is no kind of fact."),
    };

    private static int Number(string? version) => int.Parse(version!["version ".Length..], System.Globalization.CultureInfo.InvariantCulture);
}
