using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace ChatAgency.Slack.Outbound;

/// <summary>A request's body that knows whether any of it was ever handed to a connection. While not, the call had no effect.</summary>
internal sealed class WatchedContent : HttpContent
{
    private readonly ReadOnlyMemory<byte> body;
    private volatile bool started;

    public WatchedContent(ReadOnlyMemory<byte> body, string mediaType)
    {
        this.body = body;
        Headers.ContentType = new MediaTypeHeaderValue(mediaType, "utf-8");
    }

    public bool Started => started;

    /// <summary>What is or will be sent, as text.</summary>
    public string Written => Encoding.UTF8.GetString(body.Span);

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        started = true;
        return stream.WriteAsync(body, cancellationToken).AsTask();
    }

    protected override bool TryComputeLength(out long length)
    {
        length = body.Length;
        return true;
    }
}
