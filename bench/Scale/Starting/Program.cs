using ChatAgency.Running.Reporting;
using ChatAgency.Scale.Playing;
using ChatAgency.Scale.Starting;

ScaleOptions options;
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
Console.WriteLine(Machine.Describe() + ".\n");
var faults = new List<string>();
foreach (var part in Part.All.Where(part => options.Wants(part.Name)))
{
    var shown = await part.PlayAsync(options, Console.Error, end.Token);
    Console.WriteLine($"**{part.Heading(options)}**\n\n{shown.Table}");
    faults.AddRange(shown.Faults.Select(fault => $"{part.Name}: {fault}"));
}

Console.WriteLine(faults.Count == 0 ? "Every answer was checked: none is missing, doubled or wrong." : $"{faults.Count} faults:\n- {string.Join("\n- ", faults.Take(20))}");
return faults.Count == 0 ? 0 : 1;
