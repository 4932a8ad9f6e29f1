namespace ChatAgency.Routing.Starting;

/// <summary>What the program was asked for.</summary>
/// <param name="Sets">The sets to judge on: agency, clinc150, banking77.</param>
/// <param name="In">Messages to predict for; null to judge.</param>
/// <param name="Out">Where predictions go.</param>
/// <param name="Cross">True to judge on the training messages by cross-validation instead of the test split.</param>
/// <param name="Share">One in this many of a public set's training texts is used; 1 for all.</param>
internal sealed record BenchOptions(IReadOnlyList<string> Sets, string? In, string? Out, bool Cross, int Share)
{
    public static readonly IReadOnlyList<string> AllSets = ["agency", "clinc150", "banking77"];

    /// <summary>Reads the command line; null with a fault named on standard error where it makes no sense.</summary>
    public static BenchOptions? Parse(IReadOnlyList<string> args)
    {
        var options = new BenchOptions(AllSets, null, null, false, 1);
        for (var at = 0; at < args.Count; at++)
        {
            var value = at + 1 < args.Count ? args[at + 1] : null;
            switch (args[at])
            {
                case "--cross": options = options with { Cross = true }; continue;
                case "--in" when value is not null: options = options with { In = value }; break;
                case "--out" when value is not null: options = options with { Out = value }; break;
                case "--set" when value is not null && AllSets.Contains(value): options = options with { Sets = [value] }; break;
                case "--share" when int.TryParse(value, out var share) && share > 0: options = options with { Share = share }; break;
                default: return Fault($"'{args[at]}' is not understood here.");
            }

            at++;
        }

        return (options.In is null) == (options.Out is null) ? options : Fault("--in and --out go together.");
    }

    private static BenchOptions? Fault(string fault)
    {
        Console.Error.WriteLine($"{fault}\nUsage: [--set agency|clinc150|banking77] [--cross] [--share N] | --in MESSAGES.tsv --out PREDICTIONS.tsv");
        return null;
    }
}
