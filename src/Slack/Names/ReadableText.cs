using System.Text;
using ChatAgency.Core.Conversations;

namespace ChatAgency.Slack.Names;

/// <summary>Turns text as Slack writes it into text as a person reads it.</summary>
internal static class ReadableText
{
    /// <summary>How many people and channels are looked up for one text; further ones keep their ids.</summary>
    private const int MostNames = 20;

    public static async ValueTask<string> OfAsync(string text, Func<PersonId, ValueTask<string>> name, Func<string, ValueTask<string>> channel)
    {
        if (!text.Contains('<', StringComparison.Ordinal)) return Unescape(text);
        var readable = new StringBuilder(text.Length);
        var known = new Dictionary<string, string>(StringComparer.Ordinal);
        var at = 0;
        while (at < text.Length)
        {
            var open = text.IndexOf('<', at);
            var close = open < 0 ? -1 : text.IndexOf('>', open);
            if (close < 0) break;
            readable.Append(Unescape(text[at..open]));
            readable.Append(await MeaningAsync(text[(open + 1)..close], known, name, channel));
            at = close + 1;
        }

        return readable.Append(Unescape(text[at..])).ToString();
    }

    private static async ValueTask<string> MeaningAsync(string inner, Dictionary<string, string> known, Func<PersonId, ValueTask<string>> name, Func<string, ValueTask<string>> channel)
    {
        var bar = inner.IndexOf('|', StringComparison.Ordinal);
        var target = bar < 0 ? inner : inner[..bar];
        var label = bar < 0 ? "" : Unescape(inner[(bar + 1)..]);
        return target switch
        {
            ['@', .. var id] => "@" + await NameAsync(id, known, id => name(new PersonId(id))),
            ['#', .. var id] => "#" + (label.Length > 0 ? label : await NameAsync(id, known, channel)),
            ['!', .. var special] => label.Length > 0 ? label : "@" + special,
            _ => Link(Unescape(target), label),
        };
    }

    private static async ValueTask<string> NameAsync(string id, Dictionary<string, string> known, Func<string, ValueTask<string>> name)
    {
        if (known.TryGetValue(id, out var its)) return its;
        if (known.Count >= MostNames) return id;
        return known[id] = await name(id);
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
