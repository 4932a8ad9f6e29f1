using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace ChatAgency.Gateway.Tests.Mutating;

/// <summary>A connection that is kept as long as the other side keeps it.</summary>
internal sealed class Line(IPEndPoint to) : IDisposable
{
    private readonly byte[] _buffer = new byte[128 * 1024];
    private Socket? _socket;
    private int _filled;

    /// <summary>
    /// Sends, and gives the first answer; null where the other side hung up without one. A server may close a connection that it kept at any
    /// time, also while a request is on its way: a client that finds a kept one closed before any answer asks once more on a new one
    /// (RFC 9112, 9.3.1). Who hangs up on a new connection too is not excused.
    /// </summary>
    public async Task<Reply?> SendAsync(Shot shot, CancellationToken cancellationToken)
    {
        var wasKept = _socket is not null;
        var reply = await OnceAsync(shot, cancellationToken);
        return reply is null && wasKept ? await OnceAsync(shot, cancellationToken) : reply;
    }

    public void Dispose()
    {
        _socket?.Dispose();
        _socket = null;
        _filled = 0;
    }

    private async Task<Reply?> OnceAsync(Shot shot, CancellationToken cancellationToken)
    {
        try
        {
            return await TryAsync(shot, cancellationToken);
        }
        catch (SocketException)
        {
            Dispose();
            return null;
        }
    }

    private async Task<Reply?> TryAsync(Shot shot, CancellationToken cancellationToken)
    {
        if (_socket is null)
        {
            _socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            await _socket.ConnectAsync(to, cancellationToken);
        }

        var sending = SendAllAsync(_socket, shot, cancellationToken);
        var reply = await ReadAsync(_socket, shot, cancellationToken);
        if (shot.IsLast || reply is null || reply.Header("Connection") == "close") Dispose();
        await sending;
        return reply;
    }

    private static async Task SendAllAsync(Socket socket, Shot shot, CancellationToken cancellationToken)
    {
        try
        {
            for (var sent = 0; sent < shot.Bytes.Length;) sent += await socket.SendAsync(shot.Bytes.AsMemory(sent), cancellationToken);
            // Where the length is wrong, it would wait for more.
            if (shot.IsLast) socket.Shutdown(SocketShutdown.Send);
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
        {
            // It was answered before all of it was sent.
        }
    }

    private async Task<Reply?> ReadAsync(Socket socket, Shot shot, CancellationToken cancellationToken)
    {
        int end;
        while ((end = _buffer.AsSpan(0, _filled).IndexOf("\r\n\r\n"u8)) < 0 || _buffer.AsSpan(0, end).StartsWith("HTTP/1.1 100"u8))
        {
            if (end >= 0) Take(end + 4);
            else if (!await MoreAsync(socket, cancellationToken)) return null;
        }

        var head = Encoding.Latin1.GetString(_buffer, 0, end);
        Take(end + 4);
        var reply = new Reply(int.Parse(head.AsSpan(9, 3), CultureInfo.InvariantCulture), head, "");
        if (reply.Status is 204 or 304 || shot.Bytes.AsSpan().StartsWith("HEAD "u8)) return reply;
        return reply with { Body = await BodyAsync(socket, reply, cancellationToken) };
    }

    private async Task<string> BodyAsync(Socket socket, Reply reply, CancellationToken cancellationToken)
    {
        if (reply.Header("Content-Length") is { } length) return await ExactAsync(socket, int.Parse(length, CultureInfo.InvariantCulture), cancellationToken);
        if (reply.Header("Transfer-Encoding") != "chunked") return reply.Header("Connection") == "close" ? await RestAsync(socket, cancellationToken) : "";
        var body = new StringBuilder();
        while (true)
        {
            int end;
            while ((end = _buffer.AsSpan(0, _filled).IndexOf("\r\n"u8)) < 0) await MustAsync(socket, cancellationToken);
            var size = int.Parse(Encoding.ASCII.GetString(_buffer, 0, end), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
            Take(end + 2);
            body.Append(await ExactAsync(socket, size, cancellationToken));
            await ExactAsync(socket, 2, cancellationToken);
            if (size == 0) return body.ToString();
        }
    }

    private async Task<string> RestAsync(Socket socket, CancellationToken cancellationToken)
    {
        while (await MoreAsync(socket, cancellationToken))
        {
        }

        return Encoding.Latin1.GetString(_buffer, 0, _filled);
    }

    private async Task<string> ExactAsync(Socket socket, int length, CancellationToken cancellationToken)
    {
        while (_filled < length) await MustAsync(socket, cancellationToken);
        var text = Encoding.Latin1.GetString(_buffer, 0, length);
        Take(length);
        return text;
    }

    private async Task MustAsync(Socket socket, CancellationToken cancellationToken)
    {
        if (!await MoreAsync(socket, cancellationToken)) throw new SocketException((int)SocketError.ConnectionReset);
    }

    private async Task<bool> MoreAsync(Socket socket, CancellationToken cancellationToken)
    {
        var read = await socket.ReceiveAsync(_buffer.AsMemory(_filled), cancellationToken);
        _filled += read;
        return read > 0;
    }

    private void Take(int length)
    {
        Array.Copy(_buffer, length, _buffer, 0, _filled - length);
        _filled -= length;
    }
}
