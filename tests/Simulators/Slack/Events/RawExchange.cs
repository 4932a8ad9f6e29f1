using System.Globalization;
using System.Net.Sockets;
using System.Text;
using ChatAgency.Simulators.Slack.Signing;

namespace ChatAgency.Simulators.Slack.Events;

/// <summary>Speaks HTTP/1.1 over a bare socket, so that doubled headers and cut bodies can be sent.</summary>
internal static class RawExchange
{
    public static async Task<RawAnswer> SendAsync(Uri target, string secret, DateTimeOffset now, RawRequest request, CancellationToken cancellationToken)
    {
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(target.Host, target.Port, cancellationToken);
        await using var stream = new NetworkStream(socket, ownsSocket: false);
        try
        {
            await stream.WriteAsync(Encoding.Latin1.GetBytes(Head(target, secret, now, request)), cancellationToken);
            await stream.WriteAsync(request.Body, cancellationToken);
            if (request.ClaimedLength is not null) socket.Shutdown(SocketShutdown.Send);
        }
        catch (IOException)
        {
            // The server may answer and close before it has read all: what it said is still there to read.
        }

        return Parse(await ReadAsync(stream, cancellationToken));
    }

    private static string Head(Uri target, string secret, DateTimeOffset now, RawRequest request)
    {
        var usual = new List<(string Name, string? Value)>
        {
            ("Host", target.Authority),
            ("Connection", "close"),
            ("Content-Type", request.ContentType),
            ("Content-Length", (request.ClaimedLength ?? request.Body.Length).ToString(CultureInfo.InvariantCulture)),
        };
        if (request.IsSigned)
        {
            var signature = RequestSigner.Headers(request.Secret ?? secret, now + request.ClockSkew, request.Body.Span);
            usual.AddRange(signature.Select(static pair => (pair.Key, (string?)pair.Value)));
        }

        var given = request.Headers.Select(static header => header.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var all = usual.Where(header => !given.Contains(header.Name)).Concat(request.Headers).Where(static header => header.Value is not null);
        return $"{request.Method} {request.Path} HTTP/1.1\r\n{string.Concat(all.Select(static header => $"{header.Name}: {header.Value}\r\n"))}\r\n";
    }

    private static async Task<string> ReadAsync(NetworkStream stream, CancellationToken cancellationToken)
    {
        using var all = new MemoryStream();
        try
        {
            await stream.CopyToAsync(all, cancellationToken);
        }
        catch (IOException)
        {
            // A reset after the answer takes nothing away from it.
        }

        return Encoding.UTF8.GetString(all.ToArray());
    }

    private static RawAnswer Parse(string text)
    {
        var end = text.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        if (end < 0 || !text.StartsWith("HTTP/1.1 ", StringComparison.Ordinal)) return new RawAnswer(null, "", text);
        var status = int.Parse(text.AsSpan(9, 3), CultureInfo.InvariantCulture);
        return new RawAnswer(status, text[..end].ToLowerInvariant(), text[(end + 4)..]);
    }
}
