using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Xunit;

namespace ChatAgency.EndToEnd.Doors;

/// <summary>The web chat's API as a program calls it.</summary>
internal static class Api
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static async Task<HttpResponseMessage> SendAsync(this HttpClient client, string conversation, string text, string? key = null, string? correlation = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/conversations/{conversation}/messages") { Content = JsonContent.Create(new { text }) };
        if (key is not null) request.Headers.Add("Idempotency-Key", key);
        if (correlation is not null) request.Headers.Add("X-Correlation-Id", correlation);
        return await client.SendAsync(request, Token);
    }

    /// <summary>The turn that the message became. What could not be kept in time is sent again under its key, as any client does.</summary>
    public static async Task<long> AskAsync(this HttpClient client, string conversation, string text, string? key = null, string? correlation = null)
    {
        key ??= Guid.NewGuid().ToString("N");
        for (var again = 0; again < 4; again++)
        {
            using var first = await client.SendAsync(conversation, text, key, correlation);
            if (first.StatusCode != HttpStatusCode.ServiceUnavailable) return await TurnAsync(first);
        }

        using var last = await client.SendAsync(conversation, text, key, correlation);
        return await TurnAsync(last);
    }

    private static async Task<long> TurnAsync(HttpResponseMessage response)
    {
        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
        Answer.AssertGuarded(response);
        return (await response.Content.ReadFromJsonAsync<JsonElement>(Token)).GetProperty("turn").GetInt64();
    }

    /// <summary>Every turn as the transcript has it; empty where there is no such conversation.</summary>
    public static async Task<IReadOnlyList<JsonElement>> TurnsAsync(this HttpClient client, string conversation)
    {
        using var response = await client.GetAsync($"/api/conversations/{conversation}", Token);
        if (response.StatusCode == HttpStatusCode.NotFound) return [];
        response.EnsureSuccessStatusCode();
        return [.. (await response.Content.ReadFromJsonAsync<JsonElement>(Token)).GetProperty("turns").EnumerateArray()];
    }

    /// <summary>The turn when it has ended, watched by its events.</summary>
    public static async Task<string> EndedAsync(this HttpClient client, string conversation, long turn)
    {
        await using var stream = await WatchedStream.OpenAsync(client, conversation);
        await stream.UntilAsync(() => stream.State(turn) is "completed" or "failed" or "cancelled");
        return stream.State(turn)!;
    }
}
