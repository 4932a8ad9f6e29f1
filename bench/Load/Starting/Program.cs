using ChatAgency.Load.Contending;
using ChatAgency.Load.Playing;
using ChatAgency.Load.Reporting;
using ChatAgency.Load.Sizing;
using ChatAgency.Load.Starting;
using ChatAgency.Load.Stopping;
using ChatAgency.Load.Verifying;
using ChatAgency.Running.Starting;

if (args is [Contenders.Bare])
{
    await BareEndpoint.RunAsync();
    return 0;
}

return await Bench.RunAsync(args, CommandLine.Read, static options => options.Help ? HelpPage.Text : null, static async (options, cancellationToken) =>
{
    if (options.Measures != Measured.Load)
    {
        Console.WriteLine(await (options.Measures switch
        {
            Measured.Starts => StartTimes.MeasureAsync(options, cancellationToken),
            Measured.Stops => StopTimes.MeasureAsync(options, Console.Error, cancellationToken),
            _ => Ladder.ClimbAsync(options, Console.Error, cancellationToken),
        }));
        return 0;
    }

    var results = await Performance.RunAsync(options, Console.Error, cancellationToken);
    Console.WriteLine(LoadReport.Of(results, options));
    return results.All(static result => result.Figures.Faults.Count == 0) ? 0 : 1;
});
