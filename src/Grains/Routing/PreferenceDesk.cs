using ChatAgency.Core.Agents;
using ChatAgency.Core.Conversations;
using ChatAgency.Grains.Agents;
using ChatAgency.Grains.Interfaces.Routing;

namespace ChatAgency.Grains.Routing;

/// <summary>Takes messages that choose an agent for their author, and answers them without a model.</summary>
internal sealed class PreferenceDesk(AgentRoster roster, IGrainFactory grains)
{
    private const string Version = "choice-1";

    /// <summary>Who answers a turn that does nothing but choose: whoever was chosen, else whoever answered last. Null where it asks for more.</summary>
    public Route? RouteOf(AgentRequest request)
    {
        if (Wanted(request.Question, request) is not { } name || request.Joined.Any(joined => Wanted(joined.Text, request) is null)) return null;
        var agent = roster.Find(name) ?? roster.FindOrGeneral(request.LastAgent?.Value ?? "");
        return new Route(agent.Name, 1, "It only says which agent is wanted.", Version, Effort.SmallTalk, Rung.Preference);
    }

    /// <summary>True where one of the messages chooses an agent.</summary>
    public bool IsAsked(AgentRequest request) => All(request).Any(one => Wanted(one.Text, request) is not null);

    /// <summary>Carries out what the messages choose, each for its author, and says what came of it; null where none does. Doing it again changes nothing.</summary>
    public async Task<(string Text, bool GoesOn)?> HandleAsync(AgentRequest request, CancellationToken cancellationToken)
    {
        var (said, goesOn) = (new List<string>(), false);
        foreach (var (author, text) in All(request))
        {
            if (Wanted(text, request) is { } name) said.Add(await Grain(request.Conversation).Use(author, name, cancellationToken));
            else goesOn = true;
        }

        return said.Count == 0 ? null : (string.Join(' ', said), goesOn);
    }

    private static IEnumerable<Joined> All(AgentRequest request) => request.Joined.Prepend(new Joined(request.Author, request.Question));

    // "Use tabs" in the middle of a talk is about tabs; as a thread's first word it is most likely a name that was misspelt.
    private string? Wanted(string text, AgentRequest request) =>
        PreferenceWords.Read(text) is { } name && (PreferenceWords.IsNobody(name) || roster.Find(name) is not null || (IsFirst(request) && !name.Contains(' ', StringComparison.Ordinal)))
            ? name
            : null;

    private static bool IsFirst(AgentRequest request) => request is { Earlier.Count: 0, LastAgent: null, Summary: "" };

    private IWorkspaceRoutingGrain Grain(ConversationId conversation) => grains.GetGrain<IWorkspaceRoutingGrain>(WorkspaceKey.Of(conversation));
}
