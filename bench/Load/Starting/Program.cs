using ChatAgency.Load.Contending;
using ChatAgency.Load.Playing;
using ChatAgency.Load.Reporting;
using ChatAgency.Load.Sizing;
using ChatAgency.Load.Starting;
using ChatAgency.Load.Stopping;
using ChatAgency.Load.Verifying;

if (args is [Contenders.Bare])
{
    await BareEndpoint.RunAsync();
    return 0;
}

LoadOptions options;
try
{
    options = CommandLine.Read(args);
}
catch (FormatException wrong)
{
    Console.Error.WriteLine(wrong.Message);
    return 64;
}

if (options.Help)
{
    Console.WriteLine(HelpPage.Text);
    return 0;
}

using var end = new CancellationTokenSource();
Console.CancelKeyPress += (_, pressed) =>
{
    pressed.Cancel = true;
    end.Cancel();
};
if (options.Starts)
{
    Console.WriteLine(await StartTimes.MeasureAsync(options, end.Token));
    return 0;
}

if (options.StopsOnly)
{
    Console.WriteLine(await StopTimes.MeasureAsync(options, Console.Error, end.Token));
    return 0;
}

if (options.Sizes)
{
    Console.WriteLine(await Ladder.ClimbAsync(options, Console.Error, end.Token));
    return 0;
}

var results = await Performance.RunAsync(options, Console.Error, end.Token);
Console.WriteLine(LoadReport.Of(results, options));
return results.All(static result => result.Figures.Faults.Count == 0) ? 0 : 1;
