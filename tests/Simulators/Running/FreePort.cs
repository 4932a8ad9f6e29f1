using System.Net;
using System.Net.Sockets;

namespace ChatAgency.Simulators.Running;

/// <summary>Ports for hosts that must come back on the same one; all others take port 0.</summary>
public static class FreePort
{
    /// <summary>So many ports that were free a moment ago, each another one.</summary>
    public static int[] Take(int count)
    {
        var listeners = Enumerable.Range(0, count).Select(static _ => new TcpListener(IPAddress.Loopback, 0)).ToArray();
        foreach (var listener in listeners) listener.Start();
        var ports = listeners.Select(static listener => ((IPEndPoint)listener.LocalEndpoint).Port).ToArray();
        foreach (var listener in listeners) listener.Dispose();
        return ports;
    }

    /// <summary>Where a process listens that took this port.</summary>
    public static Uri Loopback(int port) => new($"http://127.0.0.1:{port}/");
}
