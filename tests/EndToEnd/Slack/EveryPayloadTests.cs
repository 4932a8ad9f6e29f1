using System.Text;
using System.Text.Json.Nodes;
using ChatAgency.EndToEnd.Running;
using ChatAgency.Simulators;
using ChatAgency.Simulators.Models;
using ChatAgency.Simulators.Slack;
using ChatAgency.Simulators.Slack.Events;
using Xunit;

namespace ChatAgency.EndToEnd.Slack;

/// <summary>Every payload that Slack and its own projects publish, as it is: signed, sent to its door, and taken for what it is. What is of Socket Mode goes over a connection, in <see cref="RealEnvelopeTests"/>.</summary>
public sealed class EveryPayloadTests
{
    private static readonly string Folder = Path.Combine(RepositoryRoot.Find(), "tests", "Slack.Tests", "Payloads");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_is_acknowledged_and_the_agency_answers_on()
    {
        await using var slack = await SlackSimulator.StartAsync();
        await using var model = await ScriptedModel.StartAsync();
        await using var agency = await LocalAgency.StartAsync(slack, model);
        var sent = All().Select(static found => (found.Name, Request: Request(found.Payload))).Where(static one => one.Request is not null).ToList();
        Assert.True(sent.Count >= 44, $"{sent.Count} payloads");
        var refused = new List<string>();
        foreach (var (name, request) in sent)
        {
            var status = (await slack.SendRawAsync(request!, Token)).Status;
            // What could not be kept in time, as on a busy machine, Slack sends again three times.
            for (var again = 0; status == 503 && again < 3; again++) status = (await slack.SendRawAsync(request!, Token)).Status;
            if (status != 200) refused.Add($"{name}: {status}");
        }

        Assert.Empty(refused);
        var question = Question.New("Is all well?");
        Assert.Single((await slack.AnsweredAsync(await slack.AskAsync(slack.Channel, question, Token), question, Token)).FromBot);
    }

    /// <summary>Those of a file, whether it is one or a record of several.</summary>
    private static IEnumerable<(string Name, JsonObject Payload)> All() =>
        from file in Directory.EnumerateFiles(Folder, "*.json", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
        let root = JsonNode.Parse(File.ReadAllText(file)) as JsonObject
        where root is not null
        let name = Path.GetRelativePath(Folder, file)
        where !name.Contains("/socket-mode/", StringComparison.Ordinal)
        from found in RealPayload.IsBare(root) ? [(name, RealPayload.Around(root))]
            : name.StartsWith("recorded", StringComparison.Ordinal) ? root.Where(static one => one.Value is JsonObject).Select(one => ($"{name}:{one.Key}", one.Value!.AsObject()))
            : [(name, root)]
        select found;

    /// <summary>The request to its door; null for what is no request of Slack's, such as an answer of its methods.</summary>
    private static RawRequest? Request(JsonObject payload) => payload["type"]?.ToString() switch
    {
        "event_callback" or "app_rate_limited" or "url_verification" => new RawRequest("/slack/events", Encoding.UTF8.GetBytes(payload.ToJsonString())),
        "block_actions" or "view_submission" or "view_closed" or "message_action" or "shortcut" => Form("/slack/interactions", new KeyValuePair<string, string>("payload", payload.ToJsonString())),
        _ when payload["command"] is not null => Form("/slack/commands", [.. payload.Select(static field => new KeyValuePair<string, string>(field.Key, field.Value?.ToString() ?? ""))]),
        _ => null,
    };

    private static RawRequest Form(string door, params KeyValuePair<string, string>[] fields) =>
        new(door, Encoding.UTF8.GetBytes(string.Join('&', fields.Select(static field => $"{Uri.EscapeDataString(field.Key)}={Uri.EscapeDataString(field.Value)}"))), "application/x-www-form-urlencoded");
}
