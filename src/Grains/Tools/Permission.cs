using ChatAgency.Core.Agents;
using ChatAgency.Core.Conversations;
using ChatAgency.Grains.Agents;

namespace ChatAgency.Grains.Tools;

/// <summary>Which tools a turn may use. Decided from agent, channel and person alone, before anything that people wrote is read.</summary>
internal sealed class Permission(ToolOptions options, AgentProfile agent, ConversationId conversation, PersonId person)
{
    public static Permission Of(ToolOptions options, AgentProfile agent, AgentRequest request) =>
        new(options, agent, request.Conversation, request.Author);

    public bool Allows(string tool) =>
        agent.Tools.Any(wanted => ToolPattern.Fits(wanted, tool))
        && !options.Off.Any(off => ToolPattern.Fits(off, tool))
        && options.Only.All(only => !ToolPattern.Fits(only.Key, tool) || only.Value.Any(IsHere));

    private bool IsHere(string id) => id == conversation.Channel || id == person.Value;
}
