using ChatAgency.Plugins;

namespace ChatAgency.Toolbox.Pages;

/// <summary>Judges the address of a page before anything is looked up or sent.</summary>
internal sealed class PageAddress(PageOptions options)
{
    private const int Longest = 2_000;

    private readonly AllowedHost[] _allowed = Read(options.Hosts);
    private readonly AllowedHost[] _private = Read(options.PrivateHosts);

    /// <exception cref="ToolFaultException">It may not be read.</exception>
    public Uri Allowed(string text) =>
        text.Length <= Longest && Uri.TryCreate(text.Trim(), UriKind.Absolute, out var address) ? Allowed(address) : throw new ToolFaultException("That is no address of a web page.");

    /// <exception cref="ToolFaultException">It may not be read.</exception>
    public Uri Allowed(Uri address)
    {
        if (address.Scheme is not ("https" or "http") || address.UserInfo.Length > 0 || address.HostNameType != UriHostNameType.Dns || !_allowed.Any(host => host.Fits(address)))
        {
            throw new ToolFaultException($"Pages of this host may not be read. Those of these may: {string.Join(", ", options.Hosts)}.");
        }

        return address;
    }

    public bool MayBePrivate(Uri address) => _private.Any(host => host.Fits(address));

    private static AllowedHost[] Read(IEnumerable<string> hosts) =>
        [.. hosts.Select(static host => AllowedHost.TryParse(host, out var allowed) ? allowed : null).OfType<AllowedHost>()];
}
