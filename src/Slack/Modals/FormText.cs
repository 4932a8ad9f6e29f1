using System.Text.Json.Nodes;

namespace ChatAgency.Slack.Modals;

/// <summary>The texts of forms. Nothing in them parses anything on its own.</summary>
internal static class FormText
{
    public static JsonObject Plain(string text) => new() { ["type"] = "plain_text", ["text"] = text };

    /// <summary>A paragraph; what is not ours in it is escaped already.</summary>
    public static JsonObject Section(string mrkdwn) => new()
    {
        ["type"] = "section",
        ["text"] = new JsonObject { ["type"] = "mrkdwn", ["text"] = mrkdwn, ["verbatim"] = true },
    };
}
