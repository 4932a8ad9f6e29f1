using ChatAgency.Core.Agents;
using ChatAgency.Grains.Agents;

namespace ChatAgency.Grains.Routing;

/// <summary>Decides who answers a turn, rung by rung: the first that has something to say decides.</summary>
internal sealed class Ladder(IRouter router, AgentRoster roster)
{
    private const string Version = "ladder-1";

    // A message that leans on the talk, but is as surely as this for another agent, has left it.
    private const double Leaving = 0.8;

    public Route Choose(AgentRequest request)
    {
        var body = Addressed.Body(request.Question);
        var opinion = router.Choose(request);
        var route = Named(body) ?? Thread(request, body, opinion) ?? new Route(opinion.Agent, opinion.Confidence, opinion.Reason, opinion.Version, By: Rung.Local);
        return route with { Effort = EffortOf(route.Agent, body) };
    }

    private Route? Named(ReadOnlySpan<char> body) =>
        Addressed.Agent(body, roster.All) is { } named ? new Route(named.Name, 1, $"You asked for {named.Name} by name.", Version, By: Rung.Named) : null;

    private Route? Thread(AgentRequest request, ReadOnlySpan<char> body, Opinion opinion)
    {
        if (request.LastAgent is not { } name || roster.Find(name.Value) is not { } last || !Asking.GoesOn(body)) return null;
        if (opinion.Agent != last.Name && !opinion.IsUnsure && opinion.Confidence >= Leaving) return null;
        return new Route(last.Name, opinion.Agent == last.Name || opinion.IsUnsure ? 0.8 : 0.6, $"It goes on with what {last.Name} was doing.", Version, By: Rung.Thread);
    }

    private Effort EffortOf(AgentName agent, ReadOnlySpan<char> body) =>
        roster.FindOrGeneral(agent.Value).Tools.Count > 0 ? Effort.LongWork : SmallTalk.Is(body) ? Effort.SmallTalk : Effort.Usual;
}
