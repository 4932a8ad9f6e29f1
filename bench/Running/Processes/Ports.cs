using System.Net;
using System.Net.Sockets;

namespace ChatAgency.Running.Processes;

/// <summary>Ports for processes that have to come back on the same ones.</summary>
public static class Ports
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

    public static Uri Loopback(int port) => new($"http://127.0.0.1:{port}/");
}
