using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace ChatAgency.Simulators.Networks;

/// <summary>Ports for servers that must come back on the same one; all others take port 0.</summary>
public static class FreePort
{
    // Below what the system takes for connections (Linux: ip_local_port_range, 32768 on): while its server is down, no
    // connection may sit on its port. Above what browsers refuse (10080 is the highest of the Fetch standard's bad ports).
    private const int First = 11_000, End = 32_768;
    private static readonly ConcurrentDictionary<int, bool> s_given = new();

    /// <summary>So many ports that nobody listens on, each given once in the life of this process.</summary>
    public static int[] Take(int count) => [.. Enumerable.Range(0, count).Select(static _ => Take())];

    /// <summary>One of them.</summary>
    /// <exception cref="InvalidOperationException">A thousand ports in a row were taken.</exception>
    public static int Take()
    {
        for (var tries = 0; tries < 1000; tries++)
        {
            var port = Random.Shared.Next(First, End);
            if (IsFree(port) && s_given.TryAdd(port, true)) return port;
        }

        throw new InvalidOperationException("No free port was found.");
    }

    /// <summary>Where a process listens that took this port.</summary>
    public static Uri Loopback(int port) => new($"http://127.0.0.1:{port}/");

    private static bool IsFree(int port)
    {
        using var listener = new TcpListener(IPAddress.Loopback, port);
        try
        {
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
