using ChatAgency.Core.Agents;
using ChatAgency.Core.Conversations;
using ChatAgency.Grains.Agents;
using ChatAgency.Grains.Interfaces.Routing;

namespace ChatAgency.Grains.Routing;

/// <summary>What people correct of routing: whom they chose for a turn, what the workspace learned of it, and whom they may choose.</summary>
internal static class Corrected
{
    private const string Version = "lessons-1";

    /// <summary>By the person who chose for this very turn; null where nobody did.</summary>
    public static Route? Chosen(AgentRequest request, AgentRoster roster) =>
        request.Choice is { } choice && roster.Find(choice.Agent.Value) is { } agent
            ? new Route(agent.Name, 1, choice.By == request.Author ? $"You chose {agent.Name} for this message." : $"Somebody else chose {agent.Name} for this message.", Version, By: Rung.Named)
            : null;

    /// <summary>By a correction of the same message, or of one much like it; null where there was none.</summary>
    public static Route? Learned(AgentRequest request, string body, WorkspaceRouting wishes, AgentRoster roster)
    {
        if (wishes.Lessons.IsDefaultOrEmpty || LessonBook.Find(wishes.Lessons, Fingerprint.Of(body, WorkspaceKey.Of(request.Conversation))) is not { } found) return null;
        if (roster.Find(found.Lesson.Agent.Value) is not { } agent) return null;
        var like = found.Likeness == 1 ? "with the same words" : "much like it";
        return new Route(agent.Name, Math.Round(found.Likeness, 2), $"Somebody corrected a message {like} before: it is for {agent.Name}.", Version, By: Rung.Lesson);
    }

    /// <summary>Who may be had to answer instead: the agents that this route ranks already, then all others by name. Of a panel each may be had alone.</summary>
    public static IReadOnlyList<string> Others(Route route, AgentRoster roster) =>
        [.. (route.Others ?? []).Concat(roster.All.Select(static agent => agent.Name.Value))
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .Where(name => route.Panel is not null || name != route.Agent.Value)
            .Take(Route.MostOthers)];
}
