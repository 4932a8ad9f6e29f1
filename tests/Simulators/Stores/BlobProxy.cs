using System.Collections.Concurrent;
using ChatAgency.Simulators.Serving;
using Microsoft.AspNetCore.Http.Features;

namespace ChatAgency.Simulators.Stores;

/// <summary>An HTTP proxy before a blob service, which fails what it is told to and counts what it is asked.</summary>
public sealed class BlobProxy : IAsyncDisposable
{
    private static readonly string[] OfTheConnection = ["Host", "Transfer-Encoding", "Connection", "Keep-Alive"];
    private readonly HttpMessageInvoker _service = new(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false });
    private readonly ConcurrentQueue<BlobFault> _faults = new();
    private readonly ConcurrentQueue<string> _requests = new();
    private readonly int _target;
    private LoopbackServer? _server;

    private BlobProxy(int target) => _target = target;

    /// <summary>Where it listens.</summary>
    public int Port => _server!.Address.Port;

    /// <summary>The methods of all requests so far, in order.</summary>
    public IReadOnlyCollection<string> Requests => _requests;

    /// <summary>Starts it on a free port, before the service on this one.</summary>
    public static async Task<BlobProxy> BeforeAsync(int port)
    {
        var proxy = new BlobProxy(port);
        proxy._server = await LoopbackServer.StartAsync(application => application.Run(proxy.ServeAsync));
        return proxy;
    }

    /// <summary>The next request meets this, the one after it what is named next, and those after them nothing.</summary>
    public void Next(params ReadOnlySpan<BlobFault> faults)
    {
        foreach (var fault in faults) _faults.Enqueue(fault);
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (_server is not null) await _server.DisposeAsync();
        _service.Dispose();
    }

    private async Task ServeAsync(HttpContext context)
    {
        _requests.Enqueue(context.Request.Method);
        // Read whole, so that a broken connection means its answer and not its question.
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        if (!_faults.TryDequeue(out var fault))
        {
            await AnswerAsync(context, body.ToArray());
            return;
        }

        if (fault.Done) (await AskAsync(context, body.ToArray())).Dispose();
        if (fault.Status is { } status) await FailAsync(context, status, fault.Code);
        else context.Abort();
    }

    private async Task<HttpResponseMessage> AskAsync(HttpContext context, byte[] body)
    {
        var target = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        using var request = new HttpRequestMessage(new HttpMethod(context.Request.Method), $"http://127.0.0.1:{_target}{target}") { Content = new ByteArrayContent(body) };
        foreach (var (name, value) in context.Request.Headers.Where(static header => !OfTheConnection.Contains(header.Key)))
        {
            if (!request.Headers.TryAddWithoutValidation(name, value.ToArray())) request.Content.Headers.TryAddWithoutValidation(name, value.ToArray());
        }

        return await _service.SendAsync(request, context.RequestAborted);
    }

    private async Task AnswerAsync(HttpContext context, byte[] body)
    {
        using var answer = await AskAsync(context, body);
        context.Response.StatusCode = (int)answer.StatusCode;
        foreach (var (name, values) in answer.Headers.Concat(answer.Content.Headers).Where(static header => !OfTheConnection.Contains(header.Key)))
            context.Response.Headers[name] = values.ToArray();
        await answer.Content.CopyToAsync(context.Response.Body, context.RequestAborted);
    }

    private static Task FailAsync(HttpContext context, int status, string code)
    {
        context.Response.StatusCode = status;
        context.Response.Headers["x-ms-error-code"] = code;
        context.Response.ContentType = "application/xml";
        return context.Response.WriteAsync($"<?xml version=\"1.0\" encoding=\"utf-8\"?><Error><Code>{code}</Code><Message>Scripted.</Message></Error>");
    }
}
