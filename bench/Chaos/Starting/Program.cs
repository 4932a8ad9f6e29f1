using ChatAgency.Chaos.Checking;
using ChatAgency.Chaos.Playing;
using ChatAgency.Chaos.Starting;

ChaosOptions options;
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

if (options.Check is null)
{
    using var end = new CancellationTokenSource();
    Console.CancelKeyPress += (_, pressed) =>
    {
        pressed.Cancel = true;
        end.Cancel();
    };
    Console.WriteLine($"Seed {options.Seed}: {options}. History: {options.History}");
    await Performance.RunAsync(options, Console.Out, end.Token);
}

var verdict = Judge.Of(Story.Read(options.Check ?? options.History));
Console.WriteLine();
Console.WriteLine(Report.Of(verdict));
return verdict.Holds ? 0 : 1;
