using System.Net;
using ChatAgency.Hosting.Clustering;
using ChatAgency.Hosting.Configuration;
using ChatAgency.Hosting.Faults;
using Microsoft.Extensions.Options;
using Orleans.Configuration;

namespace ChatAgency.Silo.Clustering;

/// <summary>The ports of the silo, chosen once: other parts of the start must know them before Orleans binds them.</summary>
internal sealed class ClusterDoors(IOptions<AgencyClusterOptions> options, bool ownGateway) : IStartupCheck
{
    // Below those that the system takes for connections (Linux: ip_local_port_range, 32768 on): one of these may come to sit on it before Orleans binds it.
    private const int FirstFree = 11_200, EndOfFree = 32_768;

    // Chosen at the first look: where a setting is wrong, the checks say so and nobody looks.
    private readonly Lazy<(int Silo, int Gateway)> ports = new(() => (Chosen(options.Value.SiloPort), ownGateway ? 0 : Chosen(options.Value.GatewayPort)));

    /// <summary>Where others reach this silo.</summary>
    public IPEndPoint Silo => new(Address, ports.Value.Silo);

    private IPAddress Address => options.Value.AdvertisedAddress is { Length: > 0 } address ? IPAddress.Parse(address) : IPAddress.Loopback;

    public void Set(EndpointOptions endpoints)
    {
        endpoints.AdvertisedIPAddress = Address;
        // The gateway's port is 0, which is none, where the process is its own gateway.
        (endpoints.SiloPort, endpoints.GatewayPort) = ports.Value;
        (endpoints.SiloListeningEndpoint, endpoints.GatewayListeningEndpoint) = (Listen(options.Value.SiloListen), Listen(options.Value.GatewayListen));
    }

    public IReadOnlyList<StartupFault> Check() => options.ValidOrNull() is not { } cluster ? [] :
    [
        .. new[] { Probe("Cluster__SiloPort", cluster.SiloListen, ports.Value.Silo), Probe("Cluster__GatewayPort", cluster.GatewayListen, ports.Value.Gateway) }
            .OfType<StartupFault>(),
    ];

    private StartupFault? Probe(string setting, string? listen, int port)
    {
        var endPoint = Listen(listen) ?? new IPEndPoint(Address, port);
        return PortProbe.Probe(setting, endPoint.Address, endPoint.Port);
    }

    private static IPEndPoint? Listen(string? listen) => listen is { Length: > 0 } ? IPEndPoint.Parse(listen) : null;

    private static int Chosen(int port)
    {
        if (port != 0) return port;
        for (var tries = 0; tries < 100; tries++)
        {
            var free = Random.Shared.Next(FirstFree, EndOfFree);
            if (PortProbe.Probe("", IPAddress.Loopback, free) is null) return free;
        }

        throw new InvalidOperationException("No port is free for the silo: Cluster__SiloPort and Cluster__GatewayPort name two.");
    }
}
