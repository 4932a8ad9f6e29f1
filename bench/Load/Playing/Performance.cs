using ChatAgency.Load.Contending;
using ChatAgency.Load.Starting;
using ChatAgency.Running.Answering;
using ChatAgency.Running.Playing;

namespace ChatAgency.Load.Playing;

/// <summary>A whole run: all contenders up, then scenario by scenario, in turn, so that a busy moment of the machine meets all alike.</summary>
internal static class Performance
{
    public static async Task<IReadOnlyList<Result>> RunAsync(LoadOptions options, TextWriter progress, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("chatagency-load-").FullName;
        try
        {
            await using var stage = await Stage.StartAsync();
            await using var lineup = new Lineup();
            foreach (var name in options.Targets) lineup.Add(await Contenders.StartAsync(name, stage, folder, options, cancellationToken));
            foreach (var contender in lineup.All)
            {
                await progress.WriteLineAsync($"warming up {contender.Name}, process {contender.Targets[0].Id}");
                await Scenarios.WarmAsync(stage, contender, options, cancellationToken);
            }

            return await PlayAsync(stage, lineup.All, options, progress, cancellationToken);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<List<Result>> PlayAsync(Stage stage, IReadOnlyList<Contender> contenders, LoadOptions options, TextWriter progress, CancellationToken cancellationToken)
    {
        var results = new List<Result>();
        foreach (var scenario in Scenario.All.Where(scenario => options.Wants(scenario.Name)))
        {
            for (var run = 1; run <= options.Runs; run++)
            {
                foreach (var contender in contenders.Where(contender => contender.Answers || !scenario.WantsAnswers))
                {
                    await progress.WriteLineAsync($"{scenario.Name}, run {run} of {options.Runs}: {contender.Name}");
                    results.Add(new Result(scenario, contender.Name, await scenario.PlayAsync(stage, contender, options, cancellationToken)));
                }
            }
        }

        return results;
    }
}
