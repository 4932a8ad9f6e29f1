using System.Text.RegularExpressions;

namespace ChatAgency.Grains.Routing;

/// <summary>
/// Recognises a message that is nothing but the choice of an agent, <c>use Code</c> or <c>use nobody</c>: by a fixed form
/// and never by a model, so that no text which a model reads can choose for a person. English and German.
/// </summary>
internal static partial class PreferenceWords
{
    // With the longest name a choice is shorter; what is longer says more.
    private const int Longest = 100;

    /// <summary>The name that the whole message wants; null where the message says anything else.</summary>
    public static string? Read(string message)
    {
        var body = Addressed.Body(message).TrimEnd();
        return body.Length <= Longest && Use().Match(body.ToString()) is { Success: true } use ? use.Groups["name"].Value : null;
    }

    /// <summary>True for the name by which a person takes a choice back.</summary>
    public static bool IsNobody(string name) => Nobody().IsMatch(name);

    [GeneratedRegex(@"\A(?:please\s+|bitte\s+)?(?:use|nimm|verwende)\s+@?(?<name>\p{L}[\p{L}\p{Nd} -]{0,39}?)(?:,?\s+(?:please|bitte))?[.!]*\z", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Use();

    [GeneratedRegex(@"\A(?:nobody|no\s?one|none|niemand(?:en)?|keinen)\z", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Nobody();
}
