using System.Net.ServerSentEvents;
using System.Text.Json;
using Xunit;

namespace ChatAgency.EndToEnd.Doors;

/// <summary>A stream of server-sent events, read as a page reads it. What comes may neither leave a gap nor come twice.</summary>
internal sealed class WatchedStream(HttpResponseMessage response, IAsyncEnumerator<SseItem<string>> items, Dictionary<long, (string State, string Text)> turns) : IAsyncDisposable
{
    public string LastId { get; private set; } = "";

    public bool IsErased { get; private set; }

    public bool IsOver { get; private set; }

    public int Events { get; private set; }

    /// <summary>Opens it; with another stream to go on from, after that one's last event and with what it had gathered.</summary>
    public static async Task<WatchedStream> OpenAsync(HttpClient client, string conversation, WatchedStream? goOn = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/api/conversations/{conversation}/events");
        if (goOn is not null) request.Headers.Add("Last-Event-ID", goOn.LastId);
        var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
        response.EnsureSuccessStatusCode();
        Answer.AssertGuarded(response);
        Assert.Equal("text/event-stream", response.Content.Headers.ContentType?.MediaType);
        Assert.True(response.Headers.CacheControl!.NoStore);
        var parser = SseParser.Create(await response.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken));
        return new WatchedStream(response, parser.EnumerateAsync(TestContext.Current.CancellationToken).GetAsyncEnumerator(), goOn?.Gathered ?? []) { LastId = goOn?.LastId ?? "" };
    }

    public string? State(long turn) => turns.TryGetValue(turn, out var seen) ? seen.State : null;

    public string Text(long turn) => turns.TryGetValue(turn, out var seen) ? seen.Text : "";

    private Dictionary<long, (string State, string Text)> Gathered => turns;

    /// <summary>Reads until it is so, or the stream is over.</summary>
    public async Task UntilAsync(Func<bool> isSo)
    {
        while (!isSo() && !IsOver) await NextAsync();
    }

    public async Task NextAsync()
    {
        if (!await items.MoveNextAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken))
        {
            IsOver = true;
            return;
        }

        Events++;
        if (items.Current.EventId is { Length: > 0 } id) LastId = id;
        var data = JsonDocument.Parse(items.Current.Data).RootElement;
        switch (items.Current.EventType)
        {
            case "turn":
                var text = data.GetProperty("text").GetString()!;
                var number = data.GetProperty("turn").GetInt64();
                turns[number] = (data.GetProperty("state").GetString()!, text);
                break;
            case "text":
                var turn = data.GetProperty("turn").GetInt64();
                Assert.Equal(turns[turn].Text.Length, data.GetProperty("at").GetInt32());
                turns[turn] = (turns[turn].State, turns[turn].Text + data.GetProperty("text").GetString());
                break;
            default:
                Assert.Equal("erased", items.Current.EventType);
                IsErased = true;
                break;
        }
    }

    public async ValueTask DisposeAsync()
    {
        response.Dispose();
        try
        {
            await items.DisposeAsync();
        }
        catch (Exception e) when (e is IOException or OperationCanceledException or NotSupportedException)
        {
            // The response went first, on purpose.
            IsOver = true;
        }
    }
}
