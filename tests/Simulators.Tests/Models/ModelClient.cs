using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace ChatAgency.Simulators.Tests.Models;

/// <summary>Asks a model server as a client does.</summary>
internal sealed class ModelClient(Uri address) : IDisposable
{
    private readonly HttpClient _client = new() { BaseAddress = address };

    public async Task<HttpResponseMessage> SendAsync(string question, bool isStreamed, CancellationToken cancellationToken, string path = "v1/chat/completions")
    {
        var body = new JsonObject
        {
            ["model"] = "gpt-test",
            ["stream"] = isStreamed,
            ["messages"] = new JsonArray(
                new JsonObject { ["role"] = "system", ["content"] = "Be brief." },
                new JsonObject { ["role"] = "user", ["content"] = question }),
        };
        if (isStreamed) body["stream_options"] = new JsonObject { ["include_usage"] = true };
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json") };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", "sk-test");
        return await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
    }

    /// <summary>The streamed words, and whether the stream came to its end.</summary>
    public async Task<(string Text, bool IsDone)> StreamAsync(string question, CancellationToken cancellationToken, string path = "v1/chat/completions")
    {
        using var response = await SendAsync(question, isStreamed: true, cancellationToken, path);
        response.EnsureSuccessStatusCode();
        var text = new StringBuilder();
        using var reader = new StreamReader(await response.Content.ReadAsStreamAsync(cancellationToken));
        while (await reader.ReadLineAsync(cancellationToken) is { } line)
        {
            if (line == "data: [DONE]") return (text.ToString(), true);
            if (line.StartsWith("data: {", StringComparison.Ordinal))
                text.Append(JsonNode.Parse(line["data: ".Length..])!["choices"]!.AsArray().FirstOrDefault()?["delta"]?["content"]?.ToString());
        }

        return (text.ToString(), false);
    }

    public void Dispose() => _client.Dispose();
}
