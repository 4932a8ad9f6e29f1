using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using ChatAgency.Core.Alerting;

namespace ChatAgency.Slack.Alerting;

/// <summary>The arguments of a post in the operators' channel, and of its changes.</summary>
internal static class AlertBody
{
    private const string MetadataType = "chatagency_alert";

    // Slack takes 3,000 characters in a section.
    private const int LongestSection = 2_900;

    public static ReadOnlyMemory<byte> Post(string channel, AlertStep step)
    {
        var body = Of(channel, step);
        // Nothing rests on it; where Slack heeds it a repeated call posts once.
        body["client_msg_id"] = Guid.NewGuid().ToString();
        body["unfurl_links"] = false;
        body["unfurl_media"] = false;
        return Bytes(body);
    }

    public static ReadOnlyMemory<byte> Update(string channel, string ts, AlertStep step)
    {
        var body = Of(channel, step);
        body["ts"] = ts;
        return Bytes(body);
    }

    public static ReadOnlyMemory<byte> Healed(string channel, IReadOnlyList<AlertReport> healed)
    {
        var lines = string.Join('\n', healed.Select(static one => string.Create(CultureInfo.InvariantCulture, $"• {one.Count} × {one.Summary}")));
        var text = Cut($"What the agency healed by itself:\n{lines}");
        return Bytes(new JsonObject { ["channel"] = channel, ["text"] = text, ["blocks"] = new JsonArray(Section(text)), ["unfurl_links"] = false, ["unfurl_media"] = false });
    }

    private static JsonObject Of(string channel, AlertStep step)
    {
        var incident = step.Incident;
        var head = Cut($"{Sign(incident)} *{Word(step)}* {Escaped(incident.Summary)}");
        var blocks = new JsonArray(Section(head), new JsonObject { ["type"] = "context", ["elements"] = new JsonArray(Text(Facts(incident))) });
        if (incident.Phase == IncidentPhase.Open) blocks.Add(new JsonObject { ["type"] = "actions", ["elements"] = new JsonArray(Button(incident)) });
        return new JsonObject
        {
            ["channel"] = channel,
            ["text"] = head,
            ["blocks"] = blocks,
            // Another kind than that of answers: no conversation looks for it.
            ["metadata"] = new JsonObject { ["event_type"] = MetadataType, ["event_payload"] = new JsonObject { ["marker"] = Guid.NewGuid().ToString("N") } },
        };
    }

    private static string Sign(Incident incident) => incident.Phase switch
    {
        IncidentPhase.Resolved => ":white_check_mark:",
        IncidentPhase.Acknowledged => ":eyes:",
        _ => incident.Severity == AlertSeverity.Critical ? ":rotating_light:" : ":warning:",
    };

    private static string Word(AlertStep step) => step.Incident.Phase switch
    {
        IncidentPhase.Resolved => "Over:",
        IncidentPhase.Acknowledged => "Looked after:",
        _ => $"{(step.Round > 1 ? "Still " : "")}{step.Incident.Severity}:",
    };

    private static string Facts(Incident incident)
    {
        var facts = string.Create(CultureInfo.InvariantCulture, $"{incident.Id} · seen {incident.Count} × from {incident.OpenedAt.UtcDateTime:yyyy-MM-dd HH:mm:ss} UTC");
        if (incident.ResolvedAt is { } over) facts += string.Create(CultureInfo.InvariantCulture, $" to {incident.SeenAt.UtcDateTime:HH:mm:ss}, over since {over.UtcDateTime:HH:mm:ss}");
        return incident.AcknowledgedBy is { } by ? $"{facts} · {Name(by)} looks after it" : facts;
    }

    private static string Name(string by) => by.StartsWith(SlackAlerts.People, StringComparison.Ordinal) ? $"<@{Escaped(by[SlackAlerts.People.Length..])}>" : Escaped(by);

    private static JsonObject Button(Incident incident) => new()
    {
        ["type"] = "button",
        ["action_id"] = SlackNames.AcknowledgeAction,
        ["text"] = new JsonObject { ["type"] = "plain_text", ["text"] = "I look after it" },
        ["value"] = incident.Id,
    };

    private static JsonObject Section(string text) => new() { ["type"] = "section", ["text"] = Text(text) };

    private static JsonObject Text(string text) => new() { ["type"] = "mrkdwn", ["text"] = text, ["verbatim"] = true };

    private static string Cut(string text) => text.Length <= LongestSection ? text : text[..LongestSection];

    private static string Escaped(string text) => text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal);

    private static ReadOnlyMemory<byte> Bytes(JsonObject body) => Encoding.UTF8.GetBytes(body.ToJsonString());
}
