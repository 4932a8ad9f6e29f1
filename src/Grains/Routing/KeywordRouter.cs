using ChatAgency.Core.Agents;
using ChatAgency.Grains.Agents;

namespace ChatAgency.Grains.Routing;

/// <summary>
/// Routes by what a message names, by how the thread goes on, and by its words and shape, in this order. It knows
/// nothing of meaning: what it does not recognise is General's.
/// </summary>
internal sealed class KeywordRouter(AgentRoster roster) : IRouter
{
    private const string Version = "keywords-1";

    // Words further in than this say little more, and routing must stay cheap.
    private const int Longest = 1_000;

    // Below this nothing is clear; from twice this on a short message leaves the agent that it talked to.
    private const double Enough = 2.0;

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

        var evidence = Evidence.Of(body.Length > Longest ? body[..Longest] : body);
        var (field, score, second) = evidence.Best();
        if (Last(request) is { } last && GoesOn(body, score)) return Route(last, score < Enough ? 0.8 : 0.6, $"It goes on with what {last} was doing.");
        if (score < Enough || roster.Find(field.ToString()) is not { } agent)
        {
            return Route(AgentName.General, score == 0 ? 0.6 : 0.4, "Nothing in it calls for one of the experts.");
        }

        return Route(agent.Name, Math.Round(Math.Min(0.99, score / (score + second + 1)), 2), Why(field, evidence));
    }

    private AgentName? Last(AgentRequest request) => request.LastAgent is { } last ? roster.Find(last.Value)?.Name : null;

    private static bool GoesOn(ReadOnlySpan<char> body, double score) => score < 2 * Enough && Asking.GoesOn(body);

    private static string Why(Field field, in Evidence evidence) => (field, evidence.Clearest(field)) switch
    {
        (Field.Code, _) when evidence.HoldsCode => "It holds code or an error of a program.",
        (_, { } word) => $"“{word.Text}” is in {field}'s field.",
        _ => $"It reads like a question for {field}.",
    };

    private static Route Route(AgentName agent, double confidence, string reason) => new(agent, confidence, reason, Version);
}
