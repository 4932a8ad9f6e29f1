using ChatAgency.Core.Conversations;
using ChatAgency.Grains.Interfaces.Memory;

namespace ChatAgency.Tool.Moving;

/// <summary>A workspace, written <c>platform/workspace</c>, or a channel of it, <c>platform/workspace/channel</c>.</summary>
/// <param name="Platform">Where people talk.</param>
/// <param name="Workspace">The tenant.</param>
/// <param name="Channel">On the web, the person; null for the whole workspace.</param>
internal sealed record Place(string Platform, string Workspace, string? Channel)
{
    internal const string WorkspaceForm = "platform/workspace by the platform's ids, such as slack/T024BE7LD";
    internal const string ChannelForm = "platform/workspace/channel by the platform's ids, such as slack/T024BE7LD/C024BE91L; on the web the channel is the person";

    internal static Place? ReadWorkspace(string text) => text.Split('/') is [var platform, var workspace] && AreParts(platform, workspace) ? new Place(platform, workspace, null) : null;

    internal static Place? ReadChannel(string text) => text.Split('/') is [var platform, var workspace, var channel] && AreParts(platform, workspace, channel) ? new Place(platform, workspace, channel) : null;

    internal bool HasConversation(string key) => key.StartsWith(Channel is null ? $"{Platform}/{Workspace}/" : $"{Platform}/{Workspace}/{Channel}:", StringComparison.Ordinal);

    internal bool HasMemory(string key) => MemoryKey.IsAt(key, Platform, Workspace, Channel);

    internal bool HasList(string key) => Channel is null ? key.StartsWith($"{Platform}/{Workspace}/", StringComparison.Ordinal) : key == $"{Platform}/{Workspace}/{Channel}";

    /// <summary>Its door in the operators' API.</summary>
    internal string Path() =>
        $"/admin/api/workspaces/{Uri.EscapeDataString(Platform)}/{Uri.EscapeDataString(Workspace)}{(Channel is null ? "" : $"/channels/{Uri.EscapeDataString(Channel)}")}/erase";

    private static bool AreParts(params ReadOnlySpan<string> parts)
    {
        foreach (var part in parts)
        {
            if (!ConversationId.IsPart(part)) return false;
        }

        return true;
    }
}
