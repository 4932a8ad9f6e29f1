using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using ChatAgency.Simulators.Slack.Signing;

namespace ChatAgency.Running.Sending;

/// <summary>The way in to a target: signs bodies as Slack does and sends them over kept connections.</summary>
public sealed class Door(Uri address, string secret) : IDisposable
{
    private readonly ConcurrentStack<Connection> _idle = new();

    /// <summary>Signs the body now, sends it, and waits for the answer.</summary>
    /// <returns>The status; 0 where there was no answer.</returns>
    public async Task<int> SendAsync(byte[] body, CancellationToken cancellationToken)
    {
        try
        {
            var connection = await TakeAsync(cancellationToken);
            var status = await connection.SendAsync(Request(body), cancellationToken);
            _idle.Push(connection);
            return status;
        }
        catch (Exception fault) when (fault is IOException or System.Net.Sockets.SocketException)
        {
            return 0;
        }
    }

    public void Dispose()
    {
        foreach (var connection in _idle) connection.Dispose();
    }

    // The one used last first, so that those that a quiet time needs not at all grow stale and are let go.
    private async Task<Connection> TakeAsync(CancellationToken cancellationToken)
    {
        while (_idle.TryPop(out var kept))
        {
            if (!kept.IsStale) return kept;
            kept.Dispose();
        }

        return await Connection.OpenAsync(address, cancellationToken);
    }

    private byte[] Request(byte[] body)
    {
        var timestamp = DateTimeOffset.UtcNow.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var head = $"POST /slack/events HTTP/1.1\r\nHost: {address.Authority}\r\nContent-Type: application/json\r\nContent-Length: {body.Length}\r\n"
            + $"{RequestSigner.TimestampHeader}: {timestamp}\r\n{RequestSigner.SignatureHeader}: {RequestSigner.Sign(secret, timestamp, body)}\r\n\r\n";
        return [.. Encoding.ASCII.GetBytes(head), .. body];
    }
}
