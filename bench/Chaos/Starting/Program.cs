using ChatAgency.Chaos.Checking;
using ChatAgency.Chaos.Playing;
using ChatAgency.Chaos.Starting;
using ChatAgency.Running.Starting;

return await Bench.RunAsync(args, CommandLine.Read, static options => options.Help ? HelpPage.Text : null, static async (options, cancellationToken) =>
{
    if (options.Check is null)
    {
        Console.WriteLine($"Seed {options.Seed}: {options}. History: {options.History}");
        await Performance.RunAsync(options, Console.Out, cancellationToken);
    }

    var verdict = Judge.Of(Story.Read(options.Check ?? options.History));
    Console.WriteLine();
    Console.WriteLine(Report.Of(verdict));
    return verdict.Holds ? 0 : 1;
});
