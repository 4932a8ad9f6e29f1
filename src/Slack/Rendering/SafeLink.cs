using ChatAgency.Core.Delivery;

namespace ChatAgency.Slack.Rendering;

/// <summary>Which links a model may set: to the web alone, and never under the name of another place.</summary>
internal static class SafeLink
{
    /// <summary>Longer addresses are shown as text, so that a link always fits into a message, however tight.</summary>
    private const int Longest = 400;

    /// <summary>The link as runs. What may be no link is shown as what it is: its label, and the address as code.</summary>
    public static IEnumerable<Run> Of(string label, string? address, RunStyle style, LinkRule rule)
    {
        if (string.IsNullOrWhiteSpace(address)) return [new Run(label, style)];
        if (Web(address) is not { } uri || !rule.Allows(uri)) return AsCode(label, address, style);
        var url = Encoded(uri);
        if (url.Length > Longest) return AsCode(label, address, style);
        if (string.IsNullOrWhiteSpace(label) || label == address) return [new Run(url, style, url)];
        return Misleads(label, uri)
            ? [new Run($"{label} (", style), new Run(url, style, url), new Run(")", style)]
            : [new Run(label, style, url)];
    }

    /// <summary>Label and address, the address as code: nothing fetches it, and nobody opens it by mistake.</summary>
    public static IEnumerable<Run> AsCode(string label, string address, RunStyle style)
    {
        var code = new Run(address, RunStyle.Code);
        if (string.IsNullOrWhiteSpace(label) || label == address) return [code];
        return [new Run($"{label} (", style), code, new Run(")", style)];
    }

    private static Uri? Web(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttps || uri.Scheme == Uri.UriSchemeHttp) ? uri : null;

    private static string Encoded(Uri uri) => uri.AbsoluteUri
        .Replace("|", "%7C", StringComparison.Ordinal)
        .Replace("<", "%3C", StringComparison.Ordinal)
        .Replace(">", "%3E", StringComparison.Ordinal);

    private static bool Misleads(string label, Uri target)
    {
        var words = label.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        return words.Any(word => HostIn(word) is { } host && !SameHost(host, target.Host));
    }

    private static string? HostIn(string word)
    {
        word = word.Trim('(', ')', '[', ']', '"', '\'', ',', '.');
        if (!word.Contains('.', StringComparison.Ordinal)) return null;
        var address = word.Contains("://", StringComparison.Ordinal) ? word : "https://" + word;
        return Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Host.Contains('.', StringComparison.Ordinal) ? uri.Host : null;
    }

    private static bool SameHost(string one, string other) => string.Equals(Bare(one), Bare(other), StringComparison.OrdinalIgnoreCase);

    private static string Bare(string host) => host.StartsWith("www.", StringComparison.OrdinalIgnoreCase) ? host[4..] : host;
}
