using ChatAgency.Core.Conversations;

namespace ChatAgency.Grains.Agents;

/// <summary>An agent in service: its profile, and one that is tried on a share of the threads.</summary>
/// <param name="Current">What answers.</param>
/// <param name="Trial">What is tried; null for nothing.</param>
/// <param name="Percent">On how many threads in a hundred.</param>
internal sealed record ServedAgent(AgentProfile Current, AgentProfile? Trial = null, int Percent = 0)
{
    /// <summary>The profile for a thread; the same thread has the same one as long as share and trial stay.</summary>
    public AgentProfile For(ConversationId conversation) => Trial is not null && Share(conversation) < Percent ? Trial : Current;

    // FNV-1a: string's own hash differs from process to process. The agent's name is in it, so that two trials meet different threads.
    private uint Share(ConversationId conversation)
    {
        var hash = 2166136261u;
        foreach (var letter in $"{Current.Name}|{conversation}") hash = (hash ^ letter) * 16777619u;
        hash ^= hash >> 15;
        return hash % 100;
    }
}
