using System.Text.RegularExpressions;

namespace ChatAgency.Architecture;

/// <summary>Tests as pages name them: <c>Class.Method</c> in code marks.</summary>
internal static partial class TestNames
{
    /// <summary>All test methods, read from the sources: a file has the name of its class.</summary>
    public static IReadOnlySet<string> All { get; } =
        Repository.Tests
            .Where(static file => file.Name.EndsWith("Tests", StringComparison.Ordinal))
            .SelectMany(static file => Method().Matches(file.Text).Select(method => $"{file.Name}.{method.Groups[1].Value}"))
            .ToHashSet(StringComparer.Ordinal);

    /// <summary>Those that a text names, in order.</summary>
    public static IReadOnlyList<string> In(string text) => [.. Name().Matches(text).Select(static name => name.Groups[1].Value)];

    [GeneratedRegex("`([A-Za-z]+Tests\\.[A-Za-z0-9_]+)`")]
    private static partial Regex Name();

    [GeneratedRegex(@"\[(?:Fact|Theory)[^\n]*\][\s\S]*?public (?:async )?(?:Task|ValueTask|void) ([A-Za-z0-9_]+)\(")]
    private static partial Regex Method();
}
