using System.Net;
using System.Net.Sockets;

namespace ChatAgency.Hosting.Tests.Addresses;

/// <summary>A client that comes from another address of this machine.</summary>
internal static class From
{
    public static HttpClient Address(string address, Uri listener) => new(new SocketsHttpHandler
    {
        UseCookies = false,
        AllowAutoRedirect = false,
        ConnectCallback = async (_, cancellationToken) =>
        {
            var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            socket.Bind(new IPEndPoint(IPAddress.Parse(address), 0));
            await socket.ConnectAsync(new IPEndPoint(IPAddress.Loopback, listener.Port), cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        },
    })
    {
        BaseAddress = listener,
    };
}
