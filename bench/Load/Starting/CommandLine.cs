using System.Globalization;
using ChatAgency.Load.Contending;
using ChatAgency.Load.Playing;

namespace ChatAgency.Load.Starting;

/// <summary>Reads the command line.</summary>
internal static class CommandLine
{
    /// <exception cref="FormatException">An argument is unknown or has no good value.</exception>
    public static LoadOptions Read(IReadOnlyList<string> arguments)
    {
        var options = new LoadOptions();
        for (var at = 0; at < arguments.Count; at++)
        {
            var name = arguments[at];
            options = name switch
            {
                "--help" or "-h" => options with { Help = true },
                "--smoke" => options.Smoke(),
                "--size" => options with { Measures = Measured.Sizes },
                "--stops" => options with { Measures = Measured.Stops },
                "--start" => options with { Measures = Measured.Starts },
                _ => Valued(options, name, at + 1 < arguments.Count ? arguments[++at] : throw new FormatException($"{name} is unknown or has no value; see --help.")),
            };
        }

        return options;
    }

    private static LoadOptions Valued(LoadOptions options, string name, string value) => name switch
    {
        "--targets" => options with { Targets = [.. Among(name, value, Contenders.Names), .. options.Targets.Where(static known => known == Contenders.Other)] },
        "--scenarios" => options with { Scenarios = Among(name, value, [.. Scenario.All.Select(static scenario => scenario.Name)]) },
        "--runs" => options with { Runs = Number(name, value, 100) },
        "--burst" => options with { Burst = Number(name, value, 100_000) },
        "--chatter" => options with { Chatter = Number(name, value, 1_000_000) },
        "--senders" => options with { Senders = Number(name, value, 1_000) },
        "--rate" => options with { Rate = Number(name, value, 10_000) },
        "--ack-rate" => options with { AckRate = Number(name, value, 10_000) },
        "--seconds" => options with { Seconds = Number(name, value, 600) },
        "--warmup" => options with { Warmup = Number(name, value, 100_000) },
        "--program" => options with { Program = Path.GetFullPath(value) },
        "--other" when Words(value) is { Length: > 0 } command => options with { Other = command, Targets = [.. options.Targets.Where(static name => name != Contenders.Other), Contenders.Other] },
        "--set" when value.IndexOf('=', StringComparison.Ordinal) is > 0 and var at => options with { Settings = new Dictionary<string, string>(options.Settings) { [value[..at]] = value[(at + 1)..] } },
        _ => throw new FormatException($"{name} {value} is unknown; see --help."),
    };

    private static string[] Words(string value, char between = ' ') => value.Split(between, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private static string[] Among(string name, string value, IReadOnlyList<string> known)
    {
        var chosen = Words(value, ',');
        return chosen.Length > 0 && chosen.All(known.Contains) ? chosen : throw new FormatException($"{name} wants some of {string.Join(',', known)}, not {value}.");
    }

    private static int Number(string name, string value, int most) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 && number <= most ? number : throw new FormatException($"{name} wants a whole number from 1 to {most}, not {value}.");
}
