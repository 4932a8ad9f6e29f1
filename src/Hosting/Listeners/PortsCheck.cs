using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;
using ChatAgency.Hosting.Configuration;
using ChatAgency.Hosting.Faults;
using Microsoft.Extensions.Options;

namespace ChatAgency.Hosting.Listeners;

/// <summary>Tries both ports before anything starts, so that both are named when both are taken.</summary>
internal sealed class PortsCheck(IOptions<HttpOptions> options, AgencyHostKind kind) : IStartupCheck
{
    public IReadOnlyList<StartupFault> Check()
    {
        // What is wrong with the options themselves, their own check reports.
        if (options.ValidOrNull() is not { } http) return [];
        var address = ListenAddress.Of(http.Host, kind);
        return [.. Probe(address, "Port", http.Port), .. Probe(address, "AdminPort", http.AdminPort)];
    }

    private static IEnumerable<StartupFault> Probe(ListenAddress address, string property, int port) =>
        address.Addresses
            // A machine without IPv6 still has a localhost.
            .Where(ip => !(address.IsLocalhost && ip.Equals(IPAddress.IPv6Loopback) && !LoopbackHasIPv6()))
            .Select(ip => PortProbe.Probe(PlainNames.Shown($"{HttpOptions.Section}:{property}"), ip, port))
            .OfType<StartupFault>()
            .Take(1);

    private static bool LoopbackHasIPv6() => Socket.OSSupportsIPv6
        && NetworkInterface.GetAllNetworkInterfaces()
            .SelectMany(nic => nic.GetIPProperties().UnicastAddresses)
            .Any(unicast => unicast.Address.Equals(IPAddress.IPv6Loopback));
}
