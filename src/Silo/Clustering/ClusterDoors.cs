using System.Net;
using System.Net.Sockets;
using ChatAgency.Hosting.Clustering;
using ChatAgency.Hosting.Configuration;
using ChatAgency.Hosting.Faults;
using Microsoft.Extensions.Options;

namespace ChatAgency.Silo.Clustering;

/// <summary>The ports of the silo, chosen once: other parts of the start must know them before Orleans binds them.</summary>
internal sealed class ClusterDoors(IOptions<AgencyClusterOptions> options, bool ownGateway) : IStartupCheck
{
    // Chosen at the first look: where a setting is wrong, the checks say so and nobody looks.
    private readonly Lazy<(int Silo, int Gateway)> ports = new(() => (Chosen(options.Value.SiloPort), ownGateway ? 0 : Chosen(options.Value.GatewayPort)));

    public int SiloPort => ports.Value.Silo;

    /// <summary>0 where the process is its own gateway.</summary>
    public int GatewayPort => ports.Value.Gateway;

    public IReadOnlyList<StartupFault> Check() => options.ValidOrNull() is null ? [] :
    [
        .. new[] { PortProbe.Probe("Cluster__SiloPort", IPAddress.Loopback, SiloPort), PortProbe.Probe("Cluster__GatewayPort", IPAddress.Loopback, GatewayPort) }
            .OfType<StartupFault>(),
    ];

    private static int Chosen(int port)
    {
        if (port != 0) return port;
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return ((IPEndPoint)socket.LocalEndPoint!).Port;
    }
}
