using ChatAgency.Core.Agents;
using ChatAgency.Grains.Agents;

namespace ChatAgency.Grains.Routing;

/// <summary>Routes by a message's words and shape. It knows nothing of meaning: what it does not recognise is General's.</summary>
internal sealed class KeywordRouter(AgentRoster roster) : IRouter
{
    private const string Version = "keywords-1";

    // Words further in than this say little more, and routing must stay cheap.
    private const int Longest = 1_000;

    // Below this nothing is clear.
    private const double Enough = 2.0;

    // A field that leads by less than this has not won.
    private const double Lead = 1.25;

    private static readonly Field[] Fields = [Field.Code, Field.Technical, Field.Creative];

    public Opinion Choose(AgentRequest request)
    {
        var body = Addressed.Body(request.Question);
        var evidence = Evidence.Of(body.Length > Longest ? body[..Longest] : body);
        var (field, score, second) = evidence.Best();
        if (score < Enough || roster.Find(field.ToString()) is not { } agent)
        {
            return new Opinion("Nothing in it calls for one of the experts.", Version, !SmallTalk.Is(body), [new Candidate(AgentName.General, score == 0 ? 0.6 : 0.4, true)]);
        }

        var ranked = new List<Candidate>(Fields.Length) { new(agent.Name, Share(score, second), true) };
        foreach (var other in Fields)
        {
            if (other != field && evidence[other] >= Enough && roster.Find(other.ToString()) is { } also) ranked.Add(new Candidate(also.Name, Share(evidence[other], score), false));
        }

        if (ranked is [_, var less, var more] && more.Confidence > less.Confidence) (ranked[1], ranked[2]) = (more, less);
        return new Opinion(Why(field, evidence), Version, score < second * Lead, ranked);
    }

    private static double Share(double score, double against) => Math.Round(Math.Min(0.99, score / (score + against + 1)), 2);

    private static string Why(Field field, in Evidence evidence) => (field, evidence.Clearest(field)) switch
    {
        (Field.Code, _) when evidence.HoldsCode => "It holds code or an error of a program.",
        (_, { } word) => $"“{word.Text}” is in {field}'s field.",
        _ => $"It reads like a question for {field}.",
    };
}
