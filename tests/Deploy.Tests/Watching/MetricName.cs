using System.Diagnostics.Metrics;
using System.Text.RegularExpressions;

namespace ChatAgency.Deploy.Tests.Watching;

/// <summary>The names that Prometheus sees.</summary>
internal static partial class MetricName
{
    /// <summary>Words of PromQL that are no metrics, beside the functions, which a bracket follows.</summary>
    private static readonly HashSet<string> s_words = new(StringComparer.Ordinal) { "by", "without", "on", "ignoring", "group_left", "group_right", "or", "and", "unless", "offset", "bool" };

    /// <summary>The name of an instrument, without what histograms add.</summary>
    internal static string Of(Instrument instrument)
    {
        var unit = instrument.Unit == "s" ? "_seconds" : "";
        var total = instrument.GetType().Name.Split('`')[0] is "Counter" or "ObservableCounter" ? "_total" : "";
        return $"{instrument.Name.Replace('.', '_')}{unit}{total}";
    }

    /// <summary>The names of the series in an exposition, without what histograms add.</summary>
    internal static IReadOnlySet<string> Shown(string exposition) =>
        exposition.Split('\n').Where(static line => line.Length > 0 && line[0] != '#').Select(static line => Plain(line.Split('{', ' ')[0])).ToHashSet(StringComparer.Ordinal);

    /// <summary>The metrics that an expression reads, without what histograms add.</summary>
    internal static IReadOnlyList<string> In(string expression)
    {
        var bare = Quoted().Replace(expression, "\"\"");
        bare = Grouping().Replace(Braces().Replace(bare, ""), " ");
        return [.. Name().Matches(bare).Select(static found => found.Value).Where(static name => !s_words.Contains(name)).Select(Plain).Distinct(StringComparer.Ordinal)];
    }

    internal static string Plain(string name) => Suffix().Replace(name, "");

    [GeneratedRegex("_(bucket|count|sum)$")]
    private static partial Regex Suffix();

    [GeneratedRegex("\"[^\"]*\"")]
    private static partial Regex Quoted();

    [GeneratedRegex(@"\{[^}]*\}|\[[^\]]*\]")]
    private static partial Regex Braces();

    [GeneratedRegex(@"\b(by|without|on|ignoring|group_left|group_right)\s*\([^)]*\)")]
    private static partial Regex Grouping();

    [GeneratedRegex(@"(?<![\w:.$])[a-zA-Z_:][\w:]*(?![\w:]*\s*\()")]
    private static partial Regex Name();
}
