using System.Net;
using System.Net.Sockets;
using ChatAgency.Hosting.Clustering;
using ChatAgency.Hosting.Faults;
using Microsoft.Extensions.Options;

namespace ChatAgency.Silo.Clustering;

/// <summary>The ports of the silo, chosen once: other parts of the start must know them before Orleans binds them.</summary>
internal sealed class ClusterDoors(IOptions<AgencyClusterOptions> options, bool ownGateway) : IStartupCheck
{
    public int SiloPort { get; } = Chosen(options.Value.SiloPort);

    /// <summary>0 where the process is its own gateway.</summary>
    public int GatewayPort { get; } = ownGateway ? 0 : Chosen(options.Value.GatewayPort);

    public IReadOnlyList<StartupFault> Check() =>
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
