using ChatAgency.Running.Reporting;
using ChatAgency.Running.Starting;
using ChatAgency.Scale.Playing;
using ChatAgency.Scale.Starting;

return await Bench.RunAsync(args, CommandLine.Read, static options => options.Help ? HelpPage.Text : null, static async (options, cancellationToken) =>
{
    Console.WriteLine(Machine.Describe() + ".\n");
    var faults = new List<string>();
    foreach (var part in Part.All.Where(part => options.Wants(part.Name)))
    {
        var shown = await part.PlayAsync(options, Console.Error, cancellationToken);
        Console.WriteLine($"**{part.Heading(options)}**\n\n{shown.Table}");
        faults.AddRange(shown.Faults.Select(fault => $"{part.Name}: {fault}"));
    }

    Console.WriteLine(faults.Count == 0 ? "Every answer was checked: none is missing, doubled or wrong." : $"{faults.Count} faults:\n- {string.Join("\n- ", faults.Take(20))}");
    return faults.Count == 0 ? 0 : 1;
});
