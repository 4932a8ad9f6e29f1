using System.Net.WebSockets;

namespace ChatAgency.Slack.Sockets;

/// <summary>Whole messages in and out of a WebSocket. One may be read and one written at a time; further writers wait.</summary>
internal sealed class SocketStream(WebSocket socket) : IDisposable
{
    /// <summary>The most that one message may have: what the HTTP doors take, and room for what stands around it.</summary>
    private const int MaxLength = (1024 + 64) * 1024;

    private readonly SemaphoreSlim writing = new(1);
    private byte[] buffer = new byte[16 * 1024];

    /// <summary>The next message, good until the next read; empty where it was too long, null where the other side has closed.</summary>
    public async Task<ReadOnlyMemory<byte>?> ReadAsync(CancellationToken cancellationToken)
    {
        var length = 0;
        var isTooLong = false;
        while (true)
        {
            if (length == buffer.Length && !Grow()) (length, isTooLong) = (0, true);
            var part = await socket.ReceiveAsync(buffer.AsMemory(length), cancellationToken);
            if (part.MessageType == WebSocketMessageType.Close) return null;
            length += part.Count;
            if (part.EndOfMessage) return isTooLong ? ReadOnlyMemory<byte>.Empty : buffer.AsMemory(0, length);
        }
    }

    public async Task WriteAsync(ReadOnlyMemory<byte> message, CancellationToken cancellationToken)
    {
        await writing.WaitAsync(cancellationToken);
        try
        {
            await socket.SendAsync(message, WebSocketMessageType.Text, endOfMessage: true, cancellationToken);
        }
        finally
        {
            writing.Release();
        }
    }

    /// <summary>Says goodbye. What the other side has still sent can be read.</summary>
    public async Task CloseAsync(CancellationToken cancellationToken)
    {
        await writing.WaitAsync(cancellationToken);
        try
        {
            if (socket.State == WebSocketState.Open) await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, cancellationToken);
        }
        finally
        {
            writing.Release();
        }
    }

    public void Dispose()
    {
        socket.Dispose();
        writing.Dispose();
    }

    private bool Grow()
    {
        if (buffer.Length >= MaxLength) return false;
        Array.Resize(ref buffer, Math.Min(buffer.Length * 2, MaxLength));
        return true;
    }
}
