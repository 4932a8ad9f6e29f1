using System.Net;
using System.Runtime.CompilerServices;
using System.Text.Json;
using ChatAgency.Hosting.Listeners;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace ChatAgency.Tool.Examining;

/// <summary>What the running agency says of itself, and whether its public address leads to it.</summary>
internal static class AgencyFindings
{
    internal const string Client = "doctor";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    internal static async IAsyncEnumerable<Finding> LookAsync(IServiceProvider services, string? address, string? door, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var client = services.GetRequiredService<IHttpClientFactory>().CreateClient(Client);
        var port = services.GetRequiredService<IOptions<HttpOptions>>().Value.AdminPort;
        var root = address ?? $"http://localhost:{port}";
        foreach (var finding in OfHealth(root, await AskAsync(client, HttpMethod.Get, root, "health", cancellationToken))) yield return finding;
        if (door is not null) yield return OfDoor(door, (await AskAsync(client, HttpMethod.Post, door, "slack/events", cancellationToken))?.Status);
    }

    private static IEnumerable<Finding> OfHealth(string root, Heard? heard)
    {
        if (heard is null) return [Finding.Wrong("agency", $"does not answer at {root}: start it (dotnet run --project src/Local), or say --address")];
        if (Parsed(heard.Body) is not { } health) return [Finding.Wrong("agency", $"something else answers at {root}: say --address with the agency's ADMIN_PORT")];
        var parts = health.TryGetProperty("parts", out var found) && found.ValueKind == JsonValueKind.Object ? found.EnumerateObject().Where(static part => Text(part.Value, "status") != "ok") : [];
        var status = Text(health, "status");
        return
        [
            status == "ok" ? Finding.Ok("agency", $"is well, {Text(health, "promise")}") : Finding.Wrong("agency", $"is {status}, {Text(health, "promise")}"),
            .. parts.Select(static part => Finding.Wrong($"agency, {part.Name}", $"{Text(part.Value, "status")}: {Text(part.Value, "description")}")),
        ];
    }

    private static Finding OfDoor(string door, HttpStatusCode? status) => status switch
    {
        // No signature, so no entry: the agency's own answer.
        HttpStatusCode.Unauthorized => Finding.Ok("public address", $"{door} leads to the agency's door for Slack"),
        HttpStatusCode.NotFound => Finding.Wrong("public address", $"{door}/slack/events is not there: SLACK_SIGNING_SECRET is not set, or the proxy does not pass /slack on to PORT"),
        null => Finding.Wrong("public address", $"{door} does not answer: look at its name, its certificate and the proxy"),
        { } other => Finding.Wrong("public address", $"{door}/slack/events answers with {(int)other} and not with 401: the proxy must pass it on to PORT as it is"),
    };

    private static async Task<Heard?> AskAsync(HttpClient client, HttpMethod method, string root, string path, CancellationToken cancellationToken)
    {
        if (!Uri.TryCreate($"{root.TrimEnd('/')}/{path}", UriKind.Absolute, out var address) || (address.Scheme != Uri.UriSchemeHttp && address.Scheme != Uri.UriSchemeHttps)) return null;
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Patience);
        try
        {
            using var request = new HttpRequestMessage(method, address);
            using var response = await client.SendAsync(request, limit.Token);
            return new Heard(response.StatusCode, await response.Content.ReadAsStringAsync(limit.Token));
        }
        catch (Exception silence) when (silence is HttpRequestException or IOException || (silence is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return null;
        }
    }

    private static JsonElement? Parsed(string body)
    {
        try
        {
            return JsonSerializer.Deserialize<JsonElement>(body) is { ValueKind: JsonValueKind.Object } health && health.TryGetProperty("status", out _) ? health : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string Text(JsonElement element, string name) => element.TryGetProperty(name, out var value) ? value.ToString() : "";

    private sealed record Heard(HttpStatusCode Status, string Body);
}
