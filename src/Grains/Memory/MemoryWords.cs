using System.Globalization;
using System.Text.RegularExpressions;
using ChatAgency.Grains.Interfaces.Memory;

namespace ChatAgency.Grains.Memory;

/// <summary>
/// Recognises, in a person's own message, what it asks of the memory: by fixed forms and never by a model, so that no text
/// which a model reads can make the agency remember or forget. English and German.
/// </summary>
internal static partial class MemoryWords
{
    /// <summary>Null where the message asks nothing of the memory.</summary>
    /// <param name="message">The message as people read it; a mention of the agency may lead it.</param>
    public static MemoryAsk? Read(string message)
    {
        var text = Mention().Replace(message.Trim(), "");
        if (RecallAsked().IsMatch(text)) return new MemoryAsk.Recall();
        if (AllForgotten().IsMatch(text)) return new MemoryAsk.ForgetAll();
        if (NumberForgotten().Match(text) is { Success: true } number && int.TryParse(number.Groups["n"].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var n)) return new MemoryAsk.ForgetNumber(n, number.Groups["note"].Success);
        if (WordsForgotten().Match(text) is { Success: true } words) return new MemoryAsk.ForgetWords(words.Groups[1].Value.Trim());
        return Remembered().Match(text) is { Success: true } told ? Remember(told) : null;
    }

    private static MemoryAsk.Remember? Remember(Match told)
    {
        var rest = told.Groups["fact"].Value.Trim();
        var end = SentenceEnd().Match(rest);
        var fact = (end.Success ? rest[..end.Index] : rest).Trim().TrimEnd('.', '!', ' ');
        // A question is none that wants to be kept: "remember that bug we had?"
        if (fact.Length is 0 or > IMemoryGrain.Longest || fact.EndsWith('?')) return null;
        var reach = told.Groups["all"].Success ? MemoryReach.Workspace : told.Groups["everywhere"].Success ? MemoryReach.Everywhere : MemoryReach.Here;
        return new MemoryAsk.Remember(fact, reach, end.Success && end.Index + end.Length < rest.Length);
    }

    [GeneratedRegex(@"\A(?:<@[^>]{1,80}>|@\S{1,80})[\s,:]*", RegexOptions.CultureInvariant)]
    private static partial Regex Mention();

    [GeneratedRegex(@"\A(?:please\s+|bitte\s+)?(?:remember|merk(?:e)?\s+dir|note)\s*(?<everywhere>everywhere\b|überall\b)?\s*(?<all>for\s+(?:everyone|everybody|the\s+(?:whole\s+)?(?:team|workspace))|für\s+alle)?\s*(?:,?\s*(?:that|dass)\b|:)\s*(?<fact>.+)\z", RegexOptions.IgnoreCase | RegexOptions.Singleline | RegexOptions.CultureInvariant)]
    private static partial Regex Remembered();

    [GeneratedRegex(@"\A(?:what\s+(?:do|can|did)\s+you\s+(?:remember|know)\s+about\s+(?:me|us)|what\s+(?:do|did)\s+you\s+remember|was\s+(?:weißt|weisst|hast)\s+du\s+(?:über|ueber)\s+(?:mich|uns)(?:\s+gemerkt)?)\s*[?.!]*\z", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex RecallAsked();

    [GeneratedRegex(@"\A(?:please\s+)?(?:forget\s+(?:everything|all)(?:\s+(?:that\s+)?you\s+(?:remember|know)(?:\s+about\s+me)?|\s+about\s+me)|vergiss\s+alles(?:\s+(?:über|ueber)\s+mich)?)\s*[.!]*\z", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex AllForgotten();

    [GeneratedRegex(@"\A(?:please\s+)?(?:forget|vergiss)\s+(?:(?<note>note|notiz)\s*|(?:fact|number|nr\.?|nummer)\s*)?#?(?<n>[0-9]{1,4})\s*[.!]*\z", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex NumberForgotten();

    [GeneratedRegex(@"\A(?:please\s+)?(?:forget\s+that|vergiss,?\s+dass)\s+(.{1,500}?)[.!]*\z", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex WordsForgotten();

    [GeneratedRegex(@"(?<=[^\s.][.!])\s+(?=\S)|\n", RegexOptions.CultureInvariant)]
    private static partial Regex SentenceEnd();
}
