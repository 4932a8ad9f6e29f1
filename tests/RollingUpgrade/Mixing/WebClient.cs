using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.ServerSentEvents;
using System.Text.Json;
using Xunit;

namespace ChatAgency.RollingUpgrade.Mixing;

/// <summary>A program that talks to one gateway over its API.</summary>
internal sealed class WebClient : IDisposable
{
    private const int Tries = 5;
    private readonly HttpClient _http;

    public WebClient(Uri gateway)
    {
        _http = new HttpClient { BaseAddress = gateway, Timeout = TimeSpan.FromSeconds(60) };
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "key-of-ann");
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>The turn that the message became. What could not be kept in time is sent again under its key, as any client does.</summary>
    public async Task<long> AskAsync(string conversation, string text)
    {
        var key = Guid.NewGuid().ToString("N");
        for (var attempt = 1; ; attempt++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/conversations/{conversation}/messages") { Content = JsonContent.Create(new { text }) };
            request.Headers.Add("Idempotency-Key", key);
            using var sent = await _http.SendAsync(request, Token);
            if (sent.StatusCode == HttpStatusCode.ServiceUnavailable && attempt < Tries) continue;
            sent.EnsureSuccessStatusCode();
            return (await sent.Content.ReadFromJsonAsync<JsonElement>(Token)).GetProperty("turn").GetInt64();
        }
    }

    public async Task CancelAsync(string conversation, long turn)
    {
        using var cancelled = await _http.PostAsJsonAsync($"/api/conversations/{conversation}/turns/{turn}/cancel", new { }, Token);
        cancelled.EnsureSuccessStatusCode();
    }

    public Task<string> ListAsync() => _http.GetStringAsync("/api/conversations", Token);

    public Task<string> TranscriptAsync(string conversation) => _http.GetStringAsync($"/api/conversations/{conversation}", Token);

    /// <summary>Watches the conversation until its only turn is in this state.</summary>
    public async Task UntilAsync(string conversation, string state)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(Token);
        limit.CancelAfter(TimeSpan.FromSeconds(60));
        using var response = await WatchAsync(conversation, limit.Token);
        await using var stream = await response.Content.ReadAsStreamAsync(limit.Token);
        await foreach (var item in SseParser.Create(stream).EnumerateAsync(limit.Token))
        {
            if (item.EventType == "turn" && JsonDocument.Parse(item.Data).RootElement.GetProperty("state").GetString() == state) return;
        }

        Assert.Fail($"The stream of {conversation} ended before a turn was {state}.");
    }

    public void Dispose() => _http.Dispose();

    // A person has a few streams at once, and a gateway notices a little later that one was left.
    private async Task<HttpResponseMessage> WatchAsync(string conversation, CancellationToken cancellationToken)
    {
        using var pause = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        while (true)
        {
            var response = await _http.GetAsync($"/api/conversations/{conversation}/events", HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            if (response.StatusCode != HttpStatusCode.TooManyRequests) return response.EnsureSuccessStatusCode();
            response.Dispose();
            await pause.WaitForNextTickAsync(cancellationToken);
        }
    }
}
