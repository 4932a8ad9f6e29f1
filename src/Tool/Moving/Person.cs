using ChatAgency.Core.Conversations;
using ChatAgency.Grains.Interfaces.Memory;

namespace ChatAgency.Tool.Moving;

/// <summary>A person of a workspace, written <c>platform/workspace/person</c>.</summary>
internal sealed record Person(string Platform, string Workspace, string Id)
{
    internal const string Form = "platform/workspace/person by the platform's ids, such as slack/T024BE7LD/U024BE7LH or web/local/ann";

    internal static Person? Read(string text) =>
        text.Split('/') is [var platform, var workspace, var id] && ConversationId.IsPart(platform) && ConversationId.IsPart(workspace) && ConversationId.IsPart(id) ? new Person(platform, workspace, id) : null;

    /// <summary>Whether a memory is theirs, by its key.</summary>
    internal bool Owns(string memory) => MemoryKey.IsOf(memory, Platform, Workspace, new PersonId(Id));

    /// <summary>Their door in the operators' API.</summary>
    internal string Path(string what) => $"/admin/api/workspaces/{Uri.EscapeDataString(Platform)}/{Uri.EscapeDataString(Workspace)}/people/{Uri.EscapeDataString(Id)}/{what}";
}
