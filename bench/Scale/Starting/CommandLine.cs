using System.Globalization;
using ChatAgency.Scale.Filling;
using ChatAgency.Scale.Playing;

namespace ChatAgency.Scale.Starting;

/// <summary>Reads the command line.</summary>
internal static class CommandLine
{
    /// <exception cref="FormatException">An argument is unknown or has no good value.</exception>
    public static ScaleOptions Read(IReadOnlyList<string> arguments)
    {
        var options = new ScaleOptions();
        for (var at = 0; at < arguments.Count; at++)
        {
            var name = arguments[at];
            options = name switch
            {
                "--help" or "-h" => options with { Help = true },
                "--smoke" => options.Smoke(),
                "--idle" => options with { Idle = true },
                _ => Valued(options, name, at + 1 < arguments.Count ? arguments[++at] : throw new FormatException($"{name} is unknown or has no value; see --help.")),
            };
        }

        return options;
    }

    private static ScaleOptions Valued(ScaleOptions options, string name, string value) => name switch
    {
        "--parts" => options with { Parts = Parts(value) },
        "--flight" => options with { Flight = Number(name, value, 15_000) },
        "--length" => options with { Length = Number(name, value, 10_000) },
        "--threads" => options with { Threads = Number(name, value, 100) },
        "--few" => options with { Few = Number(name, value, 1_000_000) },
        "--many" => options with { Many = Number(name, value, 5_000_000) },
        "--store" => options with { Store = FilledStore.All.FirstOrDefault(store => store.Name == value) ?? throw new FormatException($"--store wants one of {string.Join(',', FilledStore.All.Select(static store => store.Name))}, not {value}.") },
        "--runs" => options with { Runs = Number(name, value, 100) },
        "--turns" => options with { Turns = Number(name, value, 10_000) },
        "--rate" => options with { Rate = Number(name, value, 1_000) },
        "--warmup" => options with { Warmup = Number(name, value, 100_000) },
        _ => throw new FormatException($"{name} {value} is unknown; see --help."),
    };

    private static string[] Parts(string value)
    {
        var chosen = value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var known = Part.All.Select(static part => part.Name).ToArray();
        return chosen.Length > 0 && chosen.All(known.Contains) ? chosen : throw new FormatException($"--parts wants some of {string.Join(',', known)}, not {value}.");
    }

    private static int Number(string name, string value, int most) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 && number <= most ? number : throw new FormatException($"{name} wants a whole number from 1 to {most}, not {value}.");
}
