using System.Net;
using System.Net.Sockets;
using System.Threading.Channels;

namespace ChatAgency.Simulators.Networks;

/// <summary>One connection through a proxy.</summary>
internal sealed class Link(TcpProxy proxy, TcpClient client, CancellationToken stopping) : IDisposable
{
    private const int ChunkSize = 64 * 1024;
    private readonly int port = ((IPEndPoint)client.Client.RemoteEndPoint!).Port;
    private readonly TcpClient server = new(AddressFamily.InterNetwork) { NoDelay = true };

    public async Task RunAsync(IReadOnlyList<IPEndPoint> targets, int turn)
    {
        try
        {
            await proxy.WhileHeldAsync(port, stopping);
            client.NoDelay = true;
            if (!await ConnectAsync(targets, turn)) return;
            await Task.WhenAny(PumpAsync(client, server, isAnswer: false), PumpAsync(server, client, isAnswer: true));
        }
        catch (OperationCanceledException)
        {
            // The proxy ends.
        }
    }

    public void Dispose()
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
        // What waits for its time does not keep back what comes after it: each answer is late by the same.
        var line = Channel.CreateUnbounded<(byte[] Bytes, Task Due)>();
        await Task.WhenAny(UntilGoneAsync(() => ReadAsync(from, line.Writer, isAnswer)), UntilGoneAsync(() => WriteAsync(to, line.Reader, isAnswer)));
    }

    private async Task ReadAsync(TcpClient from, ChannelWriter<(byte[] Bytes, Task Due)> line, bool isAnswer)
    {
        var chunk = new byte[ChunkSize];
        while (await from.GetStream().ReadAsync(chunk, stopping) is > 0 and var length)
        {
            var due = isAnswer && proxy.Delay > TimeSpan.Zero ? Task.Delay(proxy.Delay, stopping) : Task.CompletedTask;
            line.TryWrite((chunk[..length], due));
        }
    }

    private async Task WriteAsync(TcpClient to, ChannelReader<(byte[] Bytes, Task Due)> line, bool isAnswer)
    {
        await foreach (var (bytes, due) in line.ReadAllAsync(stopping))
        {
            await due;
            await proxy.WhileHeldAsync(port, stopping);
            if (proxy.Traffic == Traffic.Broken || (isAnswer && proxy.Traffic == Traffic.AnswersLost)) return;
            await to.GetStream().WriteAsync(bytes, stopping);
        }
    }

    private static async Task UntilGoneAsync(Func<Task> pump)
    {
        try
        {
            await pump();
        }
        catch (Exception e) when (e is IOException or InvalidOperationException or SocketException or OperationCanceledException)
        {
            // One side is gone, and so is the connection.
        }
    }
}
