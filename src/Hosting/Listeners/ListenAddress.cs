using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace ChatAgency.Hosting.Listeners;

/// <summary>The addresses that <c>HOST</c> stands for.</summary>
/// <param name="Addresses">What is bound, for a probe.</param>
/// <param name="IsLocalhost">True for the loopback addresses of both kinds.</param>
internal sealed record ListenAddress(IReadOnlyList<IPAddress> Addresses, bool IsLocalhost)
{
    private static readonly ListenAddress Localhost = new([IPAddress.Loopback, IPAddress.IPv6Loopback], true);

    private static readonly ListenAddress Every = new([Socket.OSSupportsIPv6 ? IPAddress.IPv6Any : IPAddress.Any], false);

    internal static bool TryParse(string host, out ListenAddress address)
    {
        address = host is "*" or "0.0.0.0" or "::" or "[::]" ? Every : Localhost;
        if (address == Every || host.Equals("localhost", StringComparison.OrdinalIgnoreCase)) return true;
        if (!IPAddress.TryParse(host, out var ip)) return false;
        address = new ListenAddress([ip], false);
        return true;
    }

    internal static ListenAddress Of(string? host, AgencyHostKind kind) =>
        host is not null && TryParse(host, out var address) ? address : kind == AgencyHostKind.Local ? Localhost : Every;

    internal void Listen(KestrelServerOptions kestrel, int port, Action<ListenOptions> configure)
    {
        // Kestrel cannot take one free port for two addresses, so a free one is on IPv4 alone.
        if (IsLocalhost && port == 0) kestrel.Listen(IPAddress.Loopback, 0, configure);
        else if (IsLocalhost) kestrel.ListenLocalhost(port, configure);
        else if (this == Every) kestrel.ListenAnyIP(port, configure);
        else kestrel.Listen(Addresses[0], port, configure);
    }
}
