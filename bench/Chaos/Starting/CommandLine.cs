using System.Globalization;

namespace ChatAgency.Chaos.Starting;

/// <summary>Reads the command line.</summary>
public static class CommandLine
{
    /// <exception cref="FormatException">An argument is unknown or has no good value.</exception>
    public static ChaosOptions Read(IReadOnlyList<string> arguments)
    {
        var options = new ChaosOptions();
        for (var at = 0; at < arguments.Count; at++)
        {
            var name = arguments[at];
            options = name switch
            {
                "--help" or "-h" => options with { Help = true },
                "--storm" => options with { Storm = true },
                _ => Valued(options, name, at + 1 < arguments.Count ? arguments[++at] : throw new FormatException($"{name} is unknown or has no value; see --help.")),
            };
        }

        return options;
    }

    private static ChaosOptions Valued(ChaosOptions options, string name, string value) => name switch
    {
        "--check" => options with { Check = value },
        "--target" when value is "chatagency" or "bolt" or "chat-sdk" => options with { Target = value },
        "--mode" when value is "single" or "cluster" => options with { Mode = value },
        "--retry-clock" when value is "scaled" or "real" => options with { RealRetryClock = value == "real" },
        "--seed" => options with { Seed = Number(name, value) },
        "--questions" => options with { Questions = Number(name, value) },
        "--kills" => options with { Kills = Number(name, value) },
        "--rate" => options with { Rate = Number(name, value) },
        "--parallel" => options with { Parallel = Number(name, value) },
        "--settle" => options with { Settle = Number(name, value) },
        "--storm-seconds" => options with { Storm = true, StormSeconds = Number(name, value) },
        "--history" => options with { History = value },
        "--folder" => options with { Folder = value },
        "--faults" => options with { Faults = [.. value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)] },
        _ => throw new FormatException($"{name} {value} is unknown; see --help."),
    };

    private static int Number(string name, string value) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : throw new FormatException($"{name} wants a whole number, not {value}.");
}
