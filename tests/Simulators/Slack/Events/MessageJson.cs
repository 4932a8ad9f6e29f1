using System.Text.Json.Nodes;
using ChatAgency.Simulators.Slack.Workspaces;

namespace ChatAgency.Simulators.Slack.Events;

/// <summary>A message as Slack writes it in answers and events.</summary>
internal static class MessageJson
{
    public static JsonObject Of(Workspace workspace, Message message, MessageVersion version, bool withMetadata)
    {
        var json = new JsonObject
        {
            ["type"] = "message",
            ["user"] = message.User,
            ["text"] = version.Text,
            ["ts"] = message.Ts,
            ["team"] = workspace.TeamId,
        };
        if (message.BotId is { } botId) AddBot(json, workspace, message, botId);
        else json["client_msg_id"] = message.ClientMessageId;
        if (message.Files.Count > 0) AddFiles(json, message);
        if (message.Username is not null) AddName(json, message);
        json["blocks"] = version.Blocks?.DeepClone() ?? new JsonArray(RichText(version.Text));
        if (version.EditedTs is { } editedTs) json["edited"] = new JsonObject { ["user"] = message.User, ["ts"] = editedTs };
        if (withMetadata && version.Metadata is { } metadata) json["metadata"] = metadata.DeepClone();
        if (message.ThreadTs is { } threadTs)
        {
            json["thread_ts"] = threadTs;
            json["parent_user_id"] = message.Channel.Find(threadTs)?.User;
        }

        return json;
    }

    private static void AddBot(JsonObject json, Workspace workspace, Message message, string botId)
    {
        json["bot_id"] = botId;
        json["app_id"] = message.AppId;
        json["bot_profile"] = new JsonObject
        {
            ["id"] = botId,
            ["deleted"] = false,
            ["name"] = "Agency",
            ["updated"] = 1_700_000_000,
            ["app_id"] = message.AppId,
            ["icons"] = new JsonObject { ["image_36"] = "https://icons.slack.example/bot_36.png" },
            ["team_id"] = workspace.TeamId,
        };
    }

    private static void AddFiles(JsonObject json, Message message)
    {
        json["subtype"] = "file_share";
        json["files"] = new JsonArray([.. message.Files.Select(static file => new JsonObject { ["id"] = file.Id, ["name"] = file.Name, ["mode"] = "snippet", ["filetype"] = file.SnippetType, ["size"] = file.Length })]);
    }

    /// <summary>Slack tells of a post under another name as of a classic bot's, which may have no user.</summary>
    private static void AddName(JsonObject json, Message message)
    {
        json.Remove("user");
        json["subtype"] = "bot_message";
        json["username"] = message.Username;
        if (message.IconEmoji is { } icon) json["icons"] = new JsonObject { ["emoji"] = icon };
    }

    private static JsonObject RichText(string text) => new()
    {
        ["type"] = "rich_text",
        ["block_id"] = Guid.NewGuid().ToString("N")[..5],
        ["elements"] = new JsonArray(new JsonObject
        {
            ["type"] = "rich_text_section",
            ["elements"] = new JsonArray([.. Elements(text)]),
        }),
    };

    private static IEnumerable<JsonNode> Elements(string text)
    {
        var rest = text;
        if (text.StartsWith("<@", StringComparison.Ordinal) && text.IndexOf('>', StringComparison.Ordinal) is > 0 and var end)
        {
            yield return new JsonObject { ["type"] = "user", ["user_id"] = text[2..end] };
            rest = text[(end + 1)..];
        }

        if (rest.Length > 0) yield return new JsonObject { ["type"] = "text", ["text"] = Escaping.Unescape(rest) };
    }
}
