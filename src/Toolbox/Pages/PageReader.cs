using System.Net;
using System.Text;
using ChatAgency.Plugins;

namespace ChatAgency.Toolbox.Pages;

/// <summary>
/// Reads a page of an allowed host. A name is looked up once a connection, and the connection goes to an address that was
/// judged: there is no second look-up for an attacker to answer otherwise. Redirects are judged like first addresses. No
/// proxy, no cookies, no compression (a small answer must not become a large one).
/// </summary>
internal sealed class PageReader : IDisposable
{
    private const int MostRedirects = 5;

    private static readonly string[] s_readable = ["text/html", "text/plain", "text/markdown", "text/csv", "text/xml", "application/json", "application/xml", "application/xhtml+xml"];

    private readonly PageOptions _options;
    private readonly PageAddress _address;
    private readonly PageNetwork _network;
    private readonly HttpMessageInvoker _http;
    private readonly TimeProvider _time;

    public PageReader(PageOptions options, PageNetwork network, TimeProvider time)
    {
        (_options, _address, _network, _time) = (options, new PageAddress(options), network, time);
        _http = new HttpMessageInvoker(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            UseProxy = false,
            AutomaticDecompression = DecompressionMethods.None,
            // Each page has its own look-up: what a name meant for the last one is not trusted for the next.
            PooledConnectionLifetime = TimeSpan.Zero,
            MaxResponseHeadersLength = 32,
            ConnectCallback = (context, token) => ConnectAsync(context.InitialRequestMessage.RequestUri!, token),
        });
    }

    /// <exception cref="ToolFaultException">The page may not be read, or is not readable.</exception>
    public async Task<string> ReadAsync(string address, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(_options.Seconds), _time);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            return await FollowAsync(_address.Allowed(address), linked.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new ToolFaultException("The page took too long.");
        }
        catch (HttpRequestException exception)
        {
            throw exception.InnerException as ToolFaultException ?? new ToolFaultException("The page cannot be reached.");
        }
    }

    public void Dispose() => _http.Dispose();

    private async Task<string> FollowAsync(Uri address, CancellationToken cancellationToken)
    {
        for (var hop = 0; hop <= MostRedirects; hop++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, address);
            request.Headers.TryAddWithoutValidation("User-Agent", "ChatAgency");
            request.Headers.TryAddWithoutValidation("Accept", "text/html, text/plain, text/markdown, application/json;q=0.9");
            using var response = await _http.SendAsync(request, cancellationToken);
            if (response.StatusCode is not (HttpStatusCode.Moved or HttpStatusCode.Found or HttpStatusCode.SeeOther or HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect)) return await TextAsync(response, cancellationToken);
            if (response.Headers.Location is not { } next) throw new ToolFaultException("The page leads nowhere.");
            address = _address.Allowed(new Uri(address, next));
        }

        throw new ToolFaultException("The page leads from one to another.");
    }

    private async Task<string> TextAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        if (!response.IsSuccessStatusCode) throw new ToolFaultException($"The page answered {(int)response.StatusCode}.");
        var type = response.Content.Headers.ContentType;
        if (type?.MediaType is not { } media || !s_readable.Contains(media, StringComparer.OrdinalIgnoreCase)) throw new ToolFaultException("The page is no text.");
        var bytes = await BytesAsync(response, cancellationToken);
        var text = EncodingOf(type.CharSet).GetString(bytes.Span);
        return media.Contains("html", StringComparison.OrdinalIgnoreCase) ? PageText.Of(text) : text;
    }

    private async Task<ReadOnlyMemory<byte>> BytesAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var bytes = new byte[_options.LargestKilobytes * 1024];
        await using var content = await response.Content.ReadAsStreamAsync(cancellationToken);
        var read = await content.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, cancellationToken);
        return bytes.AsMemory(0, read);
    }

    private async ValueTask<Stream> ConnectAsync(Uri address, CancellationToken cancellationToken)
    {
        var found = await _network.Resolve(address.IdnHost, cancellationToken);
        var mayBePrivate = _address.MayBePrivate(address);
        // One forbidden address among several is a trick, not an accident.
        if (found.Length == 0 || !found.All(one => PublicAddress.MayBeReached(one, mayBePrivate))) throw new ToolFaultException("The host leads to a place that may not be reached.");
        return await _network.Connect(new IPEndPoint(found[0], address.Port), cancellationToken);
    }

    private static Encoding EncodingOf(string? name)
    {
        try
        {
            return name is null ? Encoding.UTF8 : Encoding.GetEncoding(name.Trim('"'));
        }
        catch (ArgumentException)
        {
            return Encoding.UTF8;
        }
    }
}
