using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using ChatAgency.Simulators.Models;

namespace ChatAgency.Chaos.Asking;

/// <summary>What the model answers a question with: its words begin and end with marks that belong to no other question.</summary>
internal static partial class Answers
{
    private const int Sections = 36;

    public static string Begin(string tag) => Question.EchoOf($"[q:{tag}]");

    public static string Last(string tag) => Begin(tag).Replace("[a:", "[z:", StringComparison.Ordinal);

    /// <summary>The tag of the last question in a text; null where it has none.</summary>
    public static string? TagIn(string text) => Tags().Matches(text) is { Count: > 0 } found ? found[^1].Groups[1].Value : null;

    /// <summary>The pieces of a short answer.</summary>
    public static IReadOnlyList<string> Short(string tag) =>
        [Begin(tag), " This is what is known of it.", " It was asked, so it is answered,", " and this is the end of it. ", Last(tag)];

    /// <summary>The pieces of an answer that takes several parts: numbered sections, some of them code.</summary>
    public static IReadOnlyList<string> Long(string tag)
    {
        var pieces = new List<string> { Begin(tag) + "\n\n" };
        for (var number = 1; number <= Sections; number++) pieces.Add(Section(number));
        pieces.Add(Last(tag));
        return pieces;
    }

    /// <summary>The numbers of the sections in a text, in its order.</summary>
    public static IEnumerable<int> SectionsIn(string text) =>
        Numbers().Matches(text).Select(static match => int.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture));

    public static bool HasAllSections(string text) => SectionsIn(text).SequenceEqual(Enumerable.Range(1, Sections));

    private static string Section(int number)
    {
        var words = new StringBuilder().Append(CultureInfo.InvariantCulture, $"§{number:000} ");
        for (var word = 0; word < 70; word++) words.Append("section ").Append(number % 10).Append(' ');
        return number % 6 == 0 ? $"```\n{words}\n```\n\n" : $"{words}\n\n";
    }

    [GeneratedRegex(@"\[q:([0-9a-f]+)\]")]
    private static partial Regex Tags();

    [GeneratedRegex(@"§(\d{3})")]
    private static partial Regex Numbers();
}
