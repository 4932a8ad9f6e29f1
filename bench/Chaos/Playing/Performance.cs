using ChatAgency.Chaos.Recording;
using ChatAgency.Chaos.Running;
using ChatAgency.Chaos.Starting;
using ChatAgency.Running.Targets;
using ChatAgency.Simulators.Models;
using ChatAgency.Simulators.Slack;

namespace ChatAgency.Chaos.Playing;

/// <summary>One run from its first process to the last line of its history.</summary>
public static class Performance
{
    // Slack's last wait has to outlive a restart, which takes several seconds on two busy cores.
    private const double ScaledClock = 0.03;

    /// <summary>Plays the schedule of these options and writes its history; it judges nothing.</summary>
    public static async Task RunAsync(ChaosOptions options, TextWriter progress, CancellationToken cancellationToken)
    {
        var folder = options.Folder ?? Directory.CreateTempSubdirectory("chatagency-chaos-").FullName;
        Directory.CreateDirectory(folder);
        using var running = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        try
        {
            await using var history = new History(options.History);
            await using var slack = await SlackSimulator.StartAsync();
            await using var model = await ScriptedModel.StartAsync();
            slack.ClockScale = options.RealRetryClock ? 1 : ScaledClock;
            (slack.Calls.Keeps, model.Keeps) = (false, false);
            history.Add(new Fact { What = Facts.Run, Id = options.Seed, Detail = options.ToString() });
            await using var store = options is { Mode: "cluster", Target: "chatagency" } ? await Store.StartAsync(history) : null;
            var specs = Casting.Of(options, new Outside(slack, model, folder), store);
            var output = new OutputWatch(folder, history, [Outside.ModelKey, slack.SigningSecret, slack.Workspace.BotToken]);
            await using var cast = new Cast(specs, folder, history, output, running.Token);
            await new Stage(options, slack, model, store, cast, history, progress, running.Token).PlayAsync();
            await running.CancelAsync();
        }
        finally
        {
            // What is compared with the agency is not searched.
            if (options.Target == "chatagency") await OutputWatch.KeepAsync(folder);
            if (options.Folder is null) Directory.Delete(folder, recursive: true);
        }
    }
}
