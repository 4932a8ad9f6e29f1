using System.Text.Json.Nodes;
using Microsoft.AspNetCore.WebUtilities;

namespace ChatAgency.Simulators.Slack.Sockets;

/// <summary>What goes out over HTTP as a body goes out over a socket as JSON in an envelope.</summary>
internal static class Envelopes
{
    public static JsonObject Of(string id, string path, string body)
    {
        var (type, payload) = path switch
        {
            "slack/interactions" => ("interactive", JsonNode.Parse(QueryHelpers.ParseQuery(body)["payload"].ToString())),
            "slack/commands" => ("slash_commands", Fields(body)),
            _ => ("events_api", JsonNode.Parse(body)),
        };
        // Views and commands take an answer; pressed buttons and events do not.
        var takesAnswer = type == "slash_commands" || payload?["type"]?.ToString() is "view_submission" or "block_suggestion";
        return new JsonObject { ["envelope_id"] = id, ["type"] = type, ["payload"] = payload, ["accepts_response_payload"] = takesAnswer };
    }

    private static JsonObject Fields(string body)
    {
        var fields = new JsonObject();
        foreach (var (name, value) in QueryHelpers.ParseQuery(body)) fields[name] = value.ToString();
        return fields;
    }
}
