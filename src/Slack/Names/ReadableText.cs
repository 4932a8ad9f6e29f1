using System.Text;
using ChatAgency.Core.Conversations;

namespace ChatAgency.Slack.Names;

/// <summary>Turns text as Slack writes it into text as a person reads it.</summary>
internal static class ReadableText
{
    /// <summary>How many people are looked up for one text; further ones keep their ids.</summary>
    private const int MostPeople = 20;

    public static async ValueTask<string> OfAsync(string text, Func<PersonId, ValueTask<string>> name)
    {
        if (!text.Contains('<', StringComparison.Ordinal)) return Unescape(text);
        var readable = new StringBuilder(text.Length);
        var people = new Dictionary<string, string>(StringComparer.Ordinal);
        var at = 0;
        while (at < text.Length)
        {
            var open = text.IndexOf('<', at);
            var close = open < 0 ? -1 : text.IndexOf('>', open);
            if (close < 0) break;
            readable.Append(Unescape(text[at..open]));
            readable.Append(await MeaningAsync(text[(open + 1)..close], people, name));
            at = close + 1;
        }

        return readable.Append(Unescape(text[at..])).ToString();
    }

    private static async ValueTask<string> MeaningAsync(string inner, Dictionary<string, string> people, Func<PersonId, ValueTask<string>> name)
    {
        var bar = inner.IndexOf('|', StringComparison.Ordinal);
        var target = bar < 0 ? inner : inner[..bar];
        var label = bar < 0 ? "" : Unescape(inner[(bar + 1)..]);
        return target switch
        {
            ['@', .. var id] => "@" + await PersonAsync(id, people, name),
            ['#', .. var id] => "#" + (label.Length > 0 ? label : id),
            ['!', .. var special] => label.Length > 0 ? label : "@" + special,
            _ => Link(Unescape(target), label),
        };
    }

    private static async ValueTask<string> PersonAsync(string id, Dictionary<string, string> people, Func<PersonId, ValueTask<string>> name)
    {
        if (people.TryGetValue(id, out var known)) return known;
        if (people.Count >= MostPeople) return id;
        return people[id] = await name(new PersonId(id));
    }

    private static string Link(string target, string label)
    {
        if (label.Length == 0) return target;
        return target.EndsWith(label, StringComparison.Ordinal) ? target : $"{label} ({target})";
    }

    private static string Unescape(string text) => text.Contains('&', StringComparison.Ordinal)
        ? text.Replace("&lt;", "<", StringComparison.Ordinal).Replace("&gt;", ">", StringComparison.Ordinal).Replace("&amp;", "&", StringComparison.Ordinal)
        : text;
}
