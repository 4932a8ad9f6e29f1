using ChatAgency.Running.Answering;
using ChatAgency.Running.Playing;
using ChatAgency.Running.Processes;
using ChatAgency.Running.Targets;

namespace ChatAgency.Scale.Playing;

/// <summary>The whole agency in one process.</summary>
internal static class Single
{
    /// <summary>What every run sets: nothing that waits is given up while many wait, and no limit of model calls is the narrow place.</summary>
    public static Dictionary<string, string> Settings { get; } = new()
    {
        ["MAX_WORKERS"] = "20000",
        ["TASK_TIMEOUT"] = "1800",
        ["Models__FirstTokenTimeout"] = "00:20:00",
        ["Models__BetweenTokensTimeout"] = "00:20:00",
    };

    public static async Task<Contender> StartAsync(string name, Stage stage, string folder, CancellationToken cancellationToken, IReadOnlyDictionary<string, string>? more = null)
    {
        Directory.CreateDirectory(folder);
        var spec = SingleCast.Of(stage.Outside(folder), new Dictionary<string, string>([.. Settings, .. more ?? new Dictionary<string, string>()]));
        var target = await Target.StartAsync(spec, folder, cancellationToken);
        return new Contender(name, [target], stage.DoorTo(spec.Door));
    }
}
