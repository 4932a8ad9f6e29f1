namespace ChatAgency.Chaos.Running;

/// <summary>What a run sets besides: the model's patience is scaled with its answers, and a process that is killed all the time need not learn.</summary>
internal static class ShortPatience
{
    public static IReadOnlyDictionary<string, string> Settings { get; } = new Dictionary<string, string>
    {
        ["Models__FirstTokenTimeout"] = "00:00:06",
        ["Models__BetweenTokensTimeout"] = "00:00:03",
        ["DOTNET_TieredPGO"] = "0",
        ["DOTNET_TC_CallCounting"] = "0",
    };
}
