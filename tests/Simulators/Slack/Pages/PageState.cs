using System.Text.Json.Nodes;
using ChatAgency.Simulators.Slack.Views;
using ChatAgency.Simulators.Slack.Workspaces;

namespace ChatAgency.Simulators.Slack.Pages;

internal sealed record PageState(string Team, IReadOnlyList<PageChannel> Channels, IReadOnlyDictionary<string, string> People, IReadOnlyList<PageMessage> Messages, IReadOnlyDictionary<string, string> Statuses, IReadOnlyDictionary<string, string> Titles, IReadOnlyList<OfferedPrompt> Prompts, IEnumerable<Whisper> Whispers, PageForm? Form);

internal sealed record PageForm(string Id, JsonObject View);

internal sealed record PageWritten(string Id, string Text);

internal sealed record PageChannel(string Id, string Name, bool IsDirect);

internal sealed record PageMessage(string Ts, string? Thread, string User, bool IsBot, string Text, JsonArray? Blocks, bool IsEdited, string? Username, string? Icon, IReadOnlyList<PageFile> Files)
{
    public static PageMessage Of(Message message) =>
        new(message.Ts, message.ThreadTs, message.User, message.BotId is not null, message.Now.Text, message.Now.Blocks, message.Now.EditedTs is not null, message.Username, message.IconEmoji, [.. message.Files.Select(static file => new PageFile(file.Name, file.Content!))]);
}

internal sealed record PageFile(string Name, string Content);

internal sealed record PageWords(string Channel, string Text, string? Thread, bool Mention);

internal sealed record PageClick(string Channel, string Ts, string Action, string? Option);
