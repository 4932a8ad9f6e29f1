using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using ChatAgency.Simulators.Slack;

namespace ChatAgency.Simulators.Tests.Slack;

/// <summary>Calls the simulated Web API as an app does.</summary>
internal sealed class SlackClient(SlackSimulator slack, string? token = null) : IDisposable
{
    private readonly HttpClient _client = new() { BaseAddress = slack.ApiBaseUrl };

    public async Task<JsonObject> JsonAsync(string method, JsonObject arguments, CancellationToken cancellationToken)
    {
        using var response = await SendAsync(method, new StringContent(arguments.ToJsonString(), Encoding.UTF8, "application/json"), cancellationToken);
        return (await response.Content.ReadFromJsonAsync<JsonObject>(cancellationToken))!;
    }

    public async Task<JsonObject> FormAsync(string method, Dictionary<string, string> arguments, CancellationToken cancellationToken)
    {
        using var response = await SendAsync(method, new FormUrlEncodedContent(arguments), cancellationToken);
        return (await response.Content.ReadFromJsonAsync<JsonObject>(cancellationToken))!;
    }

    public Task<HttpResponseMessage> SendAsync(string method, HttpContent content, CancellationToken cancellationToken)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, method) { Content = content };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token ?? slack.Workspace.BotToken);
        return _client.SendAsync(request, cancellationToken);
    }

    public Task<JsonObject> PostAsync(string text, string? threadTs, CancellationToken cancellationToken, string marker = "m1", long revision = 0) =>
        JsonAsync("chat.postMessage", Post(text, threadTs, marker, revision), cancellationToken);

    public Task<JsonObject> UpdateAsync(string ts, string text, CancellationToken cancellationToken, string marker = "m1", long revision = 1) =>
        JsonAsync(
            "chat.update",
            new JsonObject { ["channel"] = slack.Channel.Id, ["ts"] = ts, ["text"] = text, ["blocks"] = new JsonArray(Section(text)), ["metadata"] = Metadata(marker, revision) },
            cancellationToken);

    public async Task<List<string>> ReadAsync(string threadTs, CancellationToken cancellationToken, params (string Name, string Value)[] more)
    {
        var arguments = new Dictionary<string, string> { ["channel"] = slack.Channel.Id, ["ts"] = threadTs };
        foreach (var (name, value) in more) arguments[name] = value;
        var answer = await FormAsync("conversations.replies", arguments, cancellationToken);
        return [.. answer["messages"]!.AsArray().Select(static message => message!["text"]!.ToString())];
    }

    public JsonObject Post(string text, string? threadTs, string marker = "m1", long revision = 0)
    {
        var post = new JsonObject { ["channel"] = slack.Channel.Id, ["text"] = text, ["metadata"] = Metadata(marker, revision) };
        if (threadTs is not null) post["thread_ts"] = threadTs;
        return post;
    }

    public static JsonObject Section(string text) =>
        new() { ["type"] = "section", ["text"] = new JsonObject { ["type"] = "mrkdwn", ["text"] = text } };

    public static JsonObject Metadata(string marker, long revision) =>
        new() { ["event_type"] = "agency_part", ["event_payload"] = new JsonObject { ["marker"] = marker, ["revision"] = revision } };

    public void Dispose() => _client.Dispose();
}
