using System.Text;
using System.Text.Json.Nodes;
using System.Threading.Channels;
using ChatAgency.Simulators.Serving;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace ChatAgency.Simulators.Tests.Slack;

/// <summary>Stands where the agency's gateway stands: takes what Slack sends.</summary>
internal sealed class Gateway : IAsyncDisposable
{
    private readonly Channel<Received> _received = Channel.CreateUnbounded<Received>();
    private readonly Queue<Func<HttpContext, Task>> _answers = new();
    private LoopbackServer? _server;

    public Uri Address => _server!.Address;

    public static async Task<Gateway> StartAsync()
    {
        var gateway = new Gateway();
        gateway._server = await LoopbackServer.StartAsync(application => application.MapPost("/slack/{door}", gateway.TakeAsync));
        return gateway;
    }

    /// <summary>Answers the next request so instead of with 200.</summary>
    public void Next(Func<HttpContext, Task> answer)
    {
        lock (_answers) _answers.Enqueue(answer);
    }

    public ValueTask<Received> ReadAsync(CancellationToken cancellationToken) => _received.Reader.ReadAsync(cancellationToken);

    public ValueTask DisposeAsync() => _server!.DisposeAsync();

    private async Task TakeAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        var headers = context.Request.Headers.ToDictionary(static header => header.Key, static header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase);
        await _received.Writer.WriteAsync(new Received(context.Request.Path, body.ToArray(), headers), context.RequestAborted);
        Func<HttpContext, Task>? answer;
        lock (_answers) _answers.TryDequeue(out answer);
        if (answer is not null) await answer(context);
    }

    public sealed record Received(string Path, byte[] Body, IReadOnlyDictionary<string, string> Headers)
    {
        public string Text => Encoding.UTF8.GetString(Body);

        public JsonObject Json => JsonNode.Parse(Body)!.AsObject();

        public JsonObject Event => Json["event"]!.AsObject();
    }
}
