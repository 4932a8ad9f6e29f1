using System.Net;
using System.Net.Sockets;

namespace ChatAgency.Toolbox.Pages;

/// <summary>The network as page reading uses it: names looked up, and a connection to one address.</summary>
/// <param name="Resolve">All addresses of a name.</param>
/// <param name="Connect">A connection to exactly this address.</param>
internal sealed record PageNetwork(Func<string, CancellationToken, Task<IPAddress[]>> Resolve, Func<IPEndPoint, CancellationToken, ValueTask<Stream>> Connect)
{
    public static PageNetwork Real { get; } = new(Dns.GetHostAddressesAsync, ConnectAsync);

    private static async ValueTask<Stream> ConnectAsync(IPEndPoint to, CancellationToken cancellationToken)
    {
        var socket = new Socket(to.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(to, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
