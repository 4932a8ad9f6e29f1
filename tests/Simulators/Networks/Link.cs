using System.Net;
using System.Net.Sockets;

namespace ChatAgency.Simulators.Networks;

/// <summary>One connection through a proxy.</summary>
internal sealed class Link(TcpProxy proxy, TcpClient client, CancellationToken stopping)
{
    private const int ChunkSize = 64 * 1024;
    private readonly TcpClient server = new(AddressFamily.InterNetwork) { NoDelay = true };

    public async Task RunAsync(IReadOnlyList<IPEndPoint> targets, int turn)
    {
        try
        {
            await proxy.WhileHeldAsync(stopping);
            client.NoDelay = true;
            if (!await ConnectAsync(targets, turn)) return;
            await Task.WhenAny(PumpAsync(client, server, isAnswer: false), PumpAsync(server, client, isAnswer: true));
        }
        catch (OperationCanceledException)
        {
            // The proxy ends.
        }
    }

    public void Break()
    {
        client.Dispose();
        server.Dispose();
    }

    private async Task<bool> ConnectAsync(IReadOnlyList<IPEndPoint> targets, int turn)
    {
        for (var i = 0; i < targets.Count; i++)
        {
            try
            {
                await server.ConnectAsync(targets[(turn + i) % targets.Count], stopping);
                return true;
            }
            catch (SocketException)
            {
                // It does not listen: the next one.
                continue;
            }
            catch (ObjectDisposedException)
            {
                return false;
            }
        }

        return false;
    }

    private async Task PumpAsync(TcpClient from, TcpClient to, bool isAnswer)
    {
        var chunk = new byte[ChunkSize];
        try
        {
            while (await from.GetStream().ReadAsync(chunk, stopping) is > 0 and var length)
            {
                if (isAnswer && proxy.Delay > TimeSpan.Zero) await Task.Delay(proxy.Delay, stopping);
                await proxy.WhileHeldAsync(stopping);
                if (proxy.Traffic == Traffic.Broken || (isAnswer && proxy.Traffic == Traffic.AnswersLost)) return;
                await to.GetStream().WriteAsync(chunk.AsMemory(0, length), stopping);
            }
        }
        catch (Exception e) when (e is IOException or InvalidOperationException or SocketException)
        {
            // One side is gone, and so is the connection.
        }
    }
}
