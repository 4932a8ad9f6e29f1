using ChatAgency.Load.Contending;
using ChatAgency.Load.Starting;
using ChatAgency.Running.Answering;
using ChatAgency.Running.Measuring;
using ChatAgency.Running.Processes;
using ChatAgency.Running.Reporting;

namespace ChatAgency.Load.Sizing;

/// <summary>From the start of a process until it says that it is ready; the first start makes the store, the others find it.</summary>
internal static class StartTimes
{
    public static async Task<string> MeasureAsync(LoadOptions options, CancellationToken cancellationToken)
    {
        var table = new Table("ready after, median of " + options.Runs, "first start", "again", "CPU s", "resident MiB");
        var root = Directory.CreateTempSubdirectory("chatagency-start-").FullName;
        try
        {
            await using var stage = await Stage.StartAsync();
            foreach (var name in options.Targets)
            {
                List<Start> first = [], again = [];
                for (var run = 0; run < options.Runs; run++)
                {
                    var folder = Directory.CreateDirectory(Path.Combine(root, $"{name}{run}")).FullName;
                    first.Add(await StartAsync(name, stage, folder, options, cancellationToken));
                    again.Add(await StartAsync(name, stage, folder, options, cancellationToken));
                }

                table.Add(name, Cell.Of(Median.Of(first.Select(static start => (double?)start.Seconds)), 2, " s"), Cell.Of(Median.Of(again.Select(static start => (double?)start.Seconds)), 2, " s"), Cell.Of(Median.Of(again.Select(static start => (double?)start.Usage.CpuSeconds)), 2), Cell.Mebibytes(Median.Of(again.Select(static start => (double?)start.Usage.Resident))));
            }
        }
        finally
        {
            Directory.Delete(root, recursive: true);
        }

        return table.ToString();
    }

    private static async Task<Start> StartAsync(string name, Stage stage, string folder, LoadOptions options, CancellationToken cancellationToken)
    {
        await using var target = await Target.StartAsync(Contenders.Spec(name, stage, folder, options), folder, cancellationToken);
        return new Start(target.Start.TotalSeconds, target.Usage);
    }

    private readonly record struct Start(double Seconds, Usage Usage);
}
