using ChatAgency.Core.Agents;
using ChatAgency.Core.Conversations;

namespace ChatAgency.Grains.Agents;

/// <summary>The key of an agent's grain: <c>{agent}|{conversation}</c>.</summary>
internal static class AgentKey
{
    private const char Between = '|';

    public static string Of(AgentName agent, ConversationId conversation) => $"{agent}{Between}{conversation}";

    /// <summary>Takes a key apart; an agent's name has no bar in it, a conversation may.</summary>
    public static (string Agent, string Conversation) Split(string key)
    {
        var bar = key.IndexOf(Between, StringComparison.Ordinal);
        return bar < 0 ? (key, "") : (key[..bar], key[(bar + 1)..]);
    }
}
