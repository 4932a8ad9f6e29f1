using System.Net.ServerSentEvents;

namespace ChatAgency.Gateway.Tests.Conversations;

/// <summary>Reads a stream of server-sent events one by one.</summary>
public sealed class EventReader(HttpResponseMessage response, IAsyncEnumerator<SseItem<string>> items) : IAsyncDisposable
{
    public HttpResponseMessage Response => response;

    public static async Task<EventReader> OpenAsync(HttpClient client, string path, string? after, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Accept.ParseAdd("text/event-stream");
        if (after is not null) request.Headers.Add("Last-Event-ID", after);
        var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        response.EnsureSuccessStatusCode();
        var parser = SseParser.Create(await response.Content.ReadAsStreamAsync(cancellationToken));
        return new EventReader(response, parser.EnumerateAsync(cancellationToken).GetAsyncEnumerator(cancellationToken));
    }

    /// <summary>The next event; null at the end.</summary>
    public async Task<SseItem<string>?> NextAsync() =>
        await items.MoveNextAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(20)) ? items.Current : null;

    public async ValueTask DisposeAsync()
    {
        response.Dispose();
        await ValueTask.CompletedTask;
    }
}
