using System.Net;
using System.Text.RegularExpressions;

namespace ChatAgency.Toolbox.Pages;

/// <summary>The words of an HTML page. It is no parser: what it takes for words is data for a model, and shown nowhere.</summary>
internal static partial class PageText
{
    public static string Of(string html)
    {
        var text = Unread().Replace(html, " ");
        text = Comment().Replace(text, " ");
        text = Break().Replace(text, "\n");
        text = WebUtility.HtmlDecode(Tag().Replace(text, " "));
        return Lines().Replace(Spaces().Replace(text, " "), "\n").Trim();
    }

    // Every pattern runs in linear time: pages are other people's text.
    [GeneratedRegex(@"<(script|style|noscript|template|svg)\b.*?(</\1\s*>|\z)", RegexOptions.IgnoreCase | RegexOptions.Singleline, matchTimeoutMilliseconds: 2_000)]
    private static partial Regex Unread();

    [GeneratedRegex(@"<!--.*?(-->|\z)", RegexOptions.Singleline, matchTimeoutMilliseconds: 2_000)]
    private static partial Regex Comment();

    [GeneratedRegex(@"<\s*(br|/?p|/?div|/?li|/?tr|/?h[1-6]|/?ul|/?ol|/?table|/?section|/?article|/title|/?pre|/?blockquote)\b[^>]*>", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 2_000)]
    private static partial Regex Break();

    [GeneratedRegex(@"<[^>]*>", RegexOptions.None, matchTimeoutMilliseconds: 2_000)]
    private static partial Regex Tag();

    [GeneratedRegex(@"[^\S\n]+", RegexOptions.None, matchTimeoutMilliseconds: 2_000)]
    private static partial Regex Spaces();

    [GeneratedRegex(@" ?\n[ \n]*", RegexOptions.None, matchTimeoutMilliseconds: 2_000)]
    private static partial Regex Lines();
}
