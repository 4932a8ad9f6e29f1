using ChatAgency.Core.Agents;
using ChatAgency.Grains.Agents;

namespace ChatAgency.Grains.Routing;

/// <summary>Routes by what the classifier says of a message. It asks no model and works when there is none.</summary>
internal sealed class ClassifyingRouter(AgentRoster roster) : IRouter
{
    // A panel costs three calls more: a second agent has to be needed as likely as this.
    private const float PanelFrom = 0.8f;

    private volatile Made? _made;

    /// <summary>Reads the model, which takes some hundredths of a second, if it was not read yet.</summary>
    public void Prepare() => Classifier().Classify("Hello");

    public Opinion Choose(AgentRequest request)
    {
        var body = Addressed.Body(request.Question);
        if (!body.ContainsAnyExcept(" \t\r\n")) return new Opinion("It says nothing.", RouteClassifier.Version, IsUnsure: false, [new Candidate(AgentName.General, 0.6, true)]);

        var verdict = Classifier().Classify(body);
        var ranked = new Candidate[verdict.Chances.Count];
        for (var at = 0; at < ranked.Length; at++)
        {
            var chance = verdict.Chances[at];
            ranked[at] = new Candidate(chance.Agent, Math.Round(Math.Min(0.99, chance.First), 2), at == 0 || (verdict.IsNeeded(chance) && chance.Needed >= PanelFrom && chance.Agent != AgentName.General));
        }

        var isSmallTalk = SmallTalk.Is(body);
        return new Opinion(isSmallTalk ? "It is a greeting or a thank-you." : Why(verdict), RouteClassifier.Version, verdict.IsUnsure && !isSmallTalk, ranked);
    }

    // The profiles change while the agency runs; their examples are read once for each set of them.
    private RouteClassifier Classifier()
    {
        var profiles = roster.All;
        if (_made is { } made && made.Profiles == profiles) return made.Classifier;
        var classifier = new RouteClassifier(profiles);
        _made = new Made(profiles, classifier);
        return classifier;
    }

    private static string Why(RouteVerdict verdict)
    {
        var agent = verdict.Best.Agent;
        return verdict.IsUnsure ? $"It could be for {agent}, but not surely." : $"It reads like a message for {agent}.";
    }

    private sealed record Made(IReadOnlyList<AgentProfile> Profiles, RouteClassifier Classifier);
}
