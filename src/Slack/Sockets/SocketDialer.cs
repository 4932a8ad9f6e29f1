using System.Net.WebSockets;
using Microsoft.Extensions.Logging;

namespace ChatAgency.Slack.Sockets;

/// <summary>Opens one connection and waits for Slack's hello.</summary>
internal sealed class SocketDialer(SocketMetrics metrics, TimeProvider clock, ILogger<SocketDialer> logger) : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    // As Slack's own client: a ping every ten seconds, and five for its answer, find a connection that died without a word.
    private static readonly TimeSpan BetweenPings = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan PongWithin = TimeSpan.FromSeconds(5);

    // Without propagation no span is made: it would hold the address, and the address lets anyone in.
    private readonly HttpMessageInvoker handshake = new(new SocketsHttpHandler { ActivityHeadersPropagator = null, AllowAutoRedirect = false, UseCookies = false });

    /// <summary>The connection; null where there is none to be had there.</summary>
    public async Task<SlackSocket?> DialAsync(Uri address, EnvelopeTaker take, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(Patience, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        var socket = new ClientWebSocket();
        socket.Options.KeepAliveInterval = BetweenPings;
        socket.Options.KeepAliveTimeout = PongWithin;
        var stream = new SocketStream(socket);
        try
        {
            await socket.ConnectAsync(address, handshake, either.Token);
            if (await stream.ReadAsync(either.Token) is { } first && SocketReading.Read(first) is SocketMessage.Hello) return new SlackSocket(stream, take, metrics, clock, logger);
        }
        catch (Exception fault) when (SlackSocket.IsEnd(fault) || fault is HttpRequestException)
        {
            cancellationToken.ThrowIfCancellationRequested();
        }

        stream.Dispose();
        return null;
    }

    public void Dispose() => handshake.Dispose();
}
