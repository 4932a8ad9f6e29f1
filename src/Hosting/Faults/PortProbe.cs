using System.Net;
using System.Net.Sockets;

namespace ChatAgency.Hosting.Faults;

/// <summary>Tries whether a port can be had.</summary>
public static class PortProbe
{
    /// <summary>
    /// Binds and lets go again. Null when that worked or when the port is 0, which means a free one.
    /// </summary>
    /// <param name="setting">The setting that a fault names, such as <c>PORT</c>.</param>
    /// <param name="address">Where the listener will be.</param>
    /// <param name="port">0 to 65535.</param>
    public static StartupFault? Probe(string setting, IPAddress address, int port)
    {
        if (port == 0) return null;
        using var socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            if (address.Equals(IPAddress.IPv6Any)) socket.DualMode = true;
            socket.Bind(new IPEndPoint(address, port));
            return null;
        }
        catch (SocketException e)
        {
            return new StartupFault(setting, Problem(e.SocketErrorCode, address, port));
        }
    }

    private static string Problem(SocketError error, IPAddress address, int port) => error switch
    {
        SocketError.AddressAlreadyInUse => $"port {port} is in use by another process.",
        SocketError.AccessDenied => $"port {port} needs more rights than this process has.",
        SocketError.AddressNotAvailable => $"{address} is not an address of this machine.",
        _ => $"port {port} cannot be listened on ({error}).",
    };
}
