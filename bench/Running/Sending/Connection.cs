using System.Net;
using System.Net.Sockets;
using System.Text;

namespace ChatAgency.Running.Sending;

/// <summary>
/// One kept connection over which prebuilt requests go, one at a time. By hand, since the generator shares its cores
/// with what it measures: it understands what the targets answer (a length, or chunks) and no more.
/// </summary>
internal sealed class Connection : IDisposable
{
    private static readonly byte[] s_endOfHead = "\r\n\r\n"u8.ToArray();
    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private readonly byte[] _buffer = new byte[16 * 1024];

    public static async Task<Connection> OpenAsync(Uri door, CancellationToken cancellationToken)
    {
        var connection = new Connection();
        try
        {
            await connection._socket.ConnectAsync(new IPEndPoint(IPAddress.Parse(door.Host), door.Port), cancellationToken);
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>True where the other side has hung up meanwhile.</summary>
    public bool IsStale => _socket.Poll(0, SelectMode.SelectRead);

    /// <summary>Sends a whole request and reads its whole answer.</summary>
    /// <returns>The status.</returns>
    /// <exception cref="IOException">The connection ended within the answer.</exception>
    public async Task<int> SendAsync(ReadOnlyMemory<byte> request, CancellationToken cancellationToken)
    {
        while (request.Length > 0) request = request[await _socket.SendAsync(request, cancellationToken)..];
        var (read, head) = (0, -1);
        while (head < 0 || !IsWhole(read, head))
        {
            var more = read == _buffer.Length ? 0 : await _socket.ReceiveAsync(_buffer.AsMemory(read), cancellationToken);
            if (more == 0) throw new IOException("The connection ended within an answer, or the answer is too long.");
            read += more;
            if (head < 0) head = _buffer.AsSpan(0, read).IndexOf(s_endOfHead);
        }

        return int.Parse(_buffer.AsSpan(9, 3), System.Globalization.CultureInfo.InvariantCulture);
    }

    public void Dispose() => _socket.Dispose();

    private bool IsWhole(int read, int head)
    {
        var text = Encoding.ASCII.GetString(_buffer, 0, head + 2);
        if (Header(text, "\r\nContent-Length:") is { } length) return read >= head + s_endOfHead.Length + int.Parse(length, System.Globalization.CultureInfo.InvariantCulture);
        return Header(text, "\r\nTransfer-Encoding:") is null || _buffer.AsSpan(0, read).EndsWith("0\r\n\r\n"u8);
    }

    private static string? Header(string head, string name)
    {
        var at = head.IndexOf(name, StringComparison.OrdinalIgnoreCase);
        if (at < 0) return null;
        at += name.Length;
        return head[at..head.IndexOf("\r\n", at, StringComparison.Ordinal)].Trim();
    }
}
