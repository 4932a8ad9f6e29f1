using ChatAgency.Core.Agents;
using ChatAgency.Grains.Agents;

namespace ChatAgency.Grains.Routing;

/// <summary>
/// Routes by what a message names, by how the thread goes on, and by what the classifier says of it, in this order. It asks
/// no model and works when there is none.
/// </summary>
internal sealed class ClassifyingRouter(AgentRoster roster) : IRouter
{
    // From this on, even a short message that could lean on the talk leaves the agent that it talked to.
    private const float Leaves = 0.9f;

    private readonly RouteClassifier _classifier = new(roster.All);

    public Route Choose(AgentRequest request)
    {
        var body = Addressed.Body(request.Question);
        var route = Choose(request, body);
        var effort = roster.FindOrGeneral(route.Agent.Value).Tools.Count > 0 ? Effort.LongWork : SmallTalk.Is(body) ? Effort.SmallTalk : Effort.Usual;
        return route with { Effort = effort };
    }

    private Route Choose(AgentRequest request, ReadOnlySpan<char> body)
    {
        if (Addressed.Agent(body, roster.All) is { } named) return Route(named.Name, 1, $"You asked for {named.Name} by name.");
        if (!body.ContainsAnyExcept(" \t\r\n")) return Route(Last(request) ?? AgentName.General, 0.6, "It says nothing.");

        var verdict = _classifier.Classify(body);
        if (Last(request) is { } last && GoesOn(body, verdict, last)) return Route(last, verdict.Best.Agent == last ? 0.9 : 0.7, $"It goes on with what {last} was doing.");
        return Route(verdict.Best.Agent, Math.Round(Math.Min(0.99, verdict.Best.First), 2), Why(body, verdict));
    }

    private AgentName? Last(AgentRequest request) => request.LastAgent is { } last ? roster.Find(last.Value)?.Name : null;

    // Alone, "why?" is General's; in a talk it is for whoever spoke.
    private static bool GoesOn(ReadOnlySpan<char> body, RouteVerdict verdict, AgentName last) =>
        Asking.GoesOn(body) && (verdict.Best.Agent == last || verdict.Best.Agent == AgentName.General || verdict.Best.First < Leaves);

    private static string Why(ReadOnlySpan<char> body, RouteVerdict verdict)
    {
        var agent = verdict.Best.Agent;
        if (SmallTalk.Is(body)) return "It is a greeting or a thank-you.";
        return verdict.IsUnsure ? $"It could be for {agent}, but not surely." : $"It reads like a message for {agent}.";
    }

    private static Route Route(AgentName agent, double confidence, string reason) => new(agent, confidence, reason, RouteClassifier.Version);
}
