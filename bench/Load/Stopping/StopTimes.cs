using ChatAgency.Load.Starting;
using ChatAgency.Running.Measuring;
using ChatAgency.Running.Processes;
using ChatAgency.Running.Reporting;
using ChatAgency.Running.Sending;
using ChatAgency.Running.Targets;
using ChatAgency.Simulators.Models;
using ChatAgency.Simulators.Slack;

namespace ChatAgency.Load.Stopping;

/// <summary>From the moment somebody stops an answer until the last connection to a model is closed that was open for it.</summary>
internal sealed class StopTimes(LoadOptions options, SlackSimulator slack, ScriptedModel model, TextWriter progress)
{
    private const int Lanes = 8;

    /// <returns>The table; says below it when a connection stayed open.</returns>
    public static async Task<string> MeasureAsync(LoadOptions options, TextWriter progress, CancellationToken cancellationToken)
    {
        await using var slack = await SlackSimulator.StartAsync();
        await using var model = await ScriptedModel.StartAsync();
        // It begins every answer and never ends one.
        model.Default = static _ => ModelScript.StallAfter("Once upon a time ");
        return await new StopTimes(options, slack, model, progress).MeasureAsync(cancellationToken);
    }

    private async Task<string> MeasureAsync(CancellationToken cancellationToken)
    {
        var root = Directory.CreateTempSubdirectory("chatagency-stops-").FullName;
        try
        {
            var table = new Table("stopped by", "stops", "p50 ms", "p95 ms", "most, ms");
            foreach (var asPanel in new[] { false, true }) Add(table, $"button, the first {Kind(asPanel)} after a start", await ColdAsync(asPanel, root, cancellationToken));
            await using var target = await StartAsync(Path.Combine(root, "warm"), cancellationToken);
            foreach (var asPanel in new[] { false, true })
            {
                foreach (var way in Enum.GetValues<Way>()) Add(table, $"{Words(way)}, {Kind(asPanel)}", await WarmAsync(way, asPanel, cancellationToken));
            }

            return $"{Machine.Describe()}. {Lanes} answers at once; a panel has three members.\n\n{table}";
        }
        finally
        {
            Directory.Delete(root, recursive: true);
        }
    }

    private async Task<Latencies> ColdAsync(bool asPanel, string root, CancellationToken cancellationToken)
    {
        var times = new Latencies();
        for (var run = 0; run < options.Runs; run++)
        {
            await progress.WriteLineAsync($"start {run + 1} of {options.Runs}, {Kind(asPanel)}");
            await using var target = await StartAsync(Path.Combine(root, $"{asPanel}{run}"), cancellationToken);
            times.Record(await StopAsync(Way.Button, asPanel, cancellationToken));
        }

        return times;
    }

    private async Task<Latencies> WarmAsync(Way way, bool asPanel, CancellationToken cancellationToken)
    {
        await progress.WriteLineAsync($"{Words(way)}, {Kind(asPanel)}");
        var times = new Latencies();
        await ClosedLoop.RunAsync(Lanes, options.Stops, async _ => times.Record(await StopAsync(way, asPanel, cancellationToken)));
        return times;
    }

    private async Task<TimeSpan> StopAsync(Way way, bool asPanel, CancellationToken cancellationToken)
    {
        var stoppable = await Stoppable.AskAsync(slack, model, asPanel, cancellationToken);
        return await stoppable.StopAsync(way, cancellationToken);
    }

    private async Task<Target> StartAsync(string folder, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(folder);
        var agency = SingleCast.Of(new Outside(slack, model, folder), options.Settings);
        var target = await Target.StartAsync(options.Program is { } program ? agency with { Arguments = [program] } : agency, folder, cancellationToken);
        slack.SendEventsTo(target.Spec.Door);
        return target;
    }

    private static void Add(Table table, string name, Latencies times) =>
        table.Add(name, $"{times.Count}", Cell.Of(times.Milliseconds(50)), Cell.Of(times.Milliseconds(95)), Cell.Of(times.Milliseconds(100)));

    private static string Kind(bool asPanel) => asPanel ? "panel" : "answer";

    private static string Words(Way way) => way switch
    {
        Way.Button => "button",
        Way.Word => "a word in the thread",
        _ => "the question removed",
    };
}
