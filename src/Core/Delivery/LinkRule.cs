using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace ChatAgency.Core.Delivery;

/// <summary>
/// Where links in an answer may lead: to hosts that an operator allows, and to hosts that the person who asks named. A model
/// that was talked into it could else put what it knows into an address, and whoever follows the link would send it there.
/// </summary>
/// <param name="Hosts">Names, in lower case; <c>*.example.com</c> for all below a name, <c>*</c> for any.</param>
public sealed partial record LinkRule(ImmutableHashSet<string> Hosts)
{
    private const string Any = "*";

    /// <summary>No link leads anywhere.</summary>
    public static LinkRule None { get; } = new(ImmutableHashSet<string>.Empty);

    /// <summary>Every link may lead anywhere.</summary>
    public static LinkRule All { get; } = new(ImmutableHashSet.Create(Any));

    /// <summary>The allowed hosts, and those that stand in what the person wrote.</summary>
    public static LinkRule Of(IEnumerable<string> allowed, IEnumerable<string> written) =>
        new([.. allowed.Select(static host => host.ToLowerInvariant()), .. written.SelectMany(HostsIn)]);

    /// <summary>True where a link may lead there.</summary>
    public bool Allows(Uri address)
    {
        if (Hosts.Contains(Any)) return true;
        var host = address.IdnHost.ToLowerInvariant();
        if (Hosts.Contains(host)) return true;
        for (var dot = host.IndexOf('.', StringComparison.Ordinal); dot >= 0; dot = host.IndexOf('.', dot + 1))
        {
            if (Hosts.Contains($"*{host[dot..]}")) return true;
        }

        return false;
    }

    private static IEnumerable<string> HostsIn(string text) => Host().Matches(text)
        .Select(static found => Uri.TryCreate("https://" + found.Groups[1].Value, UriKind.Absolute, out var uri) ? uri.IdnHost.ToLowerInvariant() : "")
        .Where(static host => host.Length > 0);

    // A name with a dot in it, where an address or a word begins; what is before an @ is no host.
    [GeneratedRegex(@"(?:(?<=://)|(?<![\w@.-]))((?:[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,62})\.){1,10}\p{L}{2,24})(?![\w@-])", RegexOptions.CultureInvariant)]
    private static partial Regex Host();
}
