using System.Net;
using System.Net.Sockets;

namespace ChatAgency.Toolbox.Pages;

/// <summary>Which network addresses may be reached. By the registries of special addresses (RFC 6890 and its followers): what is not known to be public is not.</summary>
internal static class PublicAddress
{
    private static readonly IPNetwork[] s_private = Networks("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "fc00::/7");

    private static readonly IPNetwork[] s_special = Networks(
        "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24",
        "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
        // Within the public part of IPv6: tunnels carry any IPv4 address, documentation is nobody's.
        "2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20");

    // Clouds tell their secrets at these; the second lies in a private network.
    private static readonly IPAddress[] s_metadata = [IPAddress.Parse("169.254.169.254"), IPAddress.Parse("fd00:ec2::254"), IPAddress.Parse("100.100.100.200")];

    private static readonly IPNetwork s_publicIPv6 = IPNetwork.Parse("2000::/3");

    /// <param name="address">Where a name leads.</param>
    /// <param name="mayBePrivate">True where an operator allowed private addresses for the name.</param>
    public static bool MayBeReached(IPAddress address, bool mayBePrivate)
    {
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        if (s_metadata.Contains(plain)) return false;
        if (mayBePrivate && s_private.Any(network => network.Contains(plain))) return true;
        if (plain.AddressFamily == AddressFamily.InterNetworkV6 && !s_publicIPv6.Contains(plain)) return false;
        return !s_special.Any(network => network.Contains(plain));
    }

    private static IPNetwork[] Networks(params string[] networks) => [.. networks.Select(IPNetwork.Parse)];
}
