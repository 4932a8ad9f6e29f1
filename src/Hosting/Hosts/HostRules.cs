using System.Net;
using ChatAgency.Hosting.Access.OpenId;
using ChatAgency.Hosting.Listeners;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace ChatAgency.Hosting.Hosts;

/// <summary>
/// Which names in the <c>Host</c> header are answered: loopback names, the very address that the request came in on (an
/// address cannot be rebound as a name can), and what is configured. The port does not count: tunnels change it.
/// </summary>
internal sealed class HostRules(IOptions<HttpOptions> options, IOptions<OpenIdOptions>? openId = null)
{
    private readonly string[] _configured =
    [
        .. options.Value.AllowedHosts.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries),
        .. Uri.TryCreate(openId?.Value.BaseAddress, UriKind.Absolute, out var console) ? [console.Host] : Array.Empty<string>(),
        .. IPAddress.TryParse(options.Value.Host, out _) ? [options.Value.Host] : Array.Empty<string>(),
    ];

    internal bool Allows(HostString host, IPAddress? arrivedAt)
    {
        var name = host.Host.TrimEnd('.').Trim('[', ']');
        if (name.Length == 0) return false;
        if (name.Equals("localhost", StringComparison.OrdinalIgnoreCase) || name.EndsWith(".localhost", StringComparison.OrdinalIgnoreCase)) return true;
        if (IPAddress.TryParse(name, out var address) && (IPAddress.IsLoopback(address) || Same(address, arrivedAt))) return true;
        return _configured.Any(pattern => Matches(name, pattern));
    }

    private static bool Same(IPAddress address, IPAddress? arrivedAt) =>
        arrivedAt is not null && address.MapToIPv6().Equals(arrivedAt.MapToIPv6());

    private static bool Matches(string name, string pattern) => pattern.StartsWith("*.", StringComparison.Ordinal)
        ? name.Length > pattern.Length - 1 && name.EndsWith(pattern[1..], StringComparison.OrdinalIgnoreCase)
        : name.Equals(pattern.Trim('[', ']'), StringComparison.OrdinalIgnoreCase);
}
