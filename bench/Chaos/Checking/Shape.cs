using System.Text.RegularExpressions;

namespace ChatAgency.Chaos.Checking;

/// <summary>What the words of a message say of its state, seen as a person sees it.</summary>
public static partial class Shape
{
    /// <summary>The whole of an answer, or an honest note: nothing more has to come.</summary>
    public static bool IsFinal(string text) => text.Contains("[z:", StringComparison.Ordinal) || IsNote(text);

    /// <summary>It says honestly that there is no answer, or no whole one: with an error id, or that it was stopped.</summary>
    public static bool IsNote(string text) => ErrorIdIn(text) is not null || text.Contains("Stopped", StringComparison.Ordinal);

    public static string? ErrorIdIn(string text) => ErrorIds().Match(text) is { Success: true } found ? found.Value : null;

    /// <summary>The marks with which answers begin, in the order of the text.</summary>
    public static IReadOnlyList<string> AnswersIn(string text) => [.. Begins().Matches(text).Select(static match => match.Value)];

    /// <summary>The marks with which answers end.</summary>
    public static IReadOnlyList<string> EndsIn(string text) => [.. Ends().Matches(text).Select(static match => match.Value)];

    [GeneratedRegex(@"\bE-[0-9A-HJKMNP-TV-Z]{8}\b")]
    private static partial Regex ErrorIds();

    [GeneratedRegex(@"\[a:[0-9a-f]+\]")]
    private static partial Regex Begins();

    [GeneratedRegex(@"\[z:[0-9a-f]+\]")]
    private static partial Regex Ends();
}
