using System.Globalization;
using System.Text.RegularExpressions;
using ChatAgency.Tool.Tests.Schemas;

namespace ChatAgency.Tool.Tests.Moving;

/// <summary>A copy from one place to another, as often as a test runs it.</summary>
internal sealed partial record Copying(Place From, Place To, string Progress)
{
    internal IReadOnlyList<string> Args(params string[] more) => ["store", "copy", .. From.Args("from"), .. To.Args("to"), "--progress", Progress, .. more];

    internal Task<Run> RunAsync(params string[] more) => Run.OfAsync([.. Args(more)]);

    /// <summary>What the passes of a run found, copied and removed.</summary>
    internal static IReadOnlyList<(int Found, int Copied, int Removed)> Passes(Run run) =>
        [.. Pass().Matches(run.Output).Select(static match => (Number(match, 1), Number(match, 2), Number(match, 3)))];

    private static int Number(Match match, int group) => int.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"pass \d+: (\d+) records, (\d+) copied, (\d+) removed")]
    private static partial Regex Pass();
}
