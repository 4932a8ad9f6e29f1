using ChatAgency.Core.Agents;
using ChatAgency.Grains.Agents;
using ChatAgency.Grains.Interfaces.Routing;
using Microsoft.Extensions.Options;

namespace ChatAgency.Grains.Routing;

/// <summary>
/// Decides who answers a turn, rung by rung; the first that has something to say decides: who was chosen for it or is named,
/// what the person prefers, the thread's agent while the talk goes on, the workspace's rules, what corrections taught, the
/// local router, a model where that is unsure; and where two are about as likely, the person is asked while one begins.
/// </summary>
internal sealed class Ladder(IRouter router, AgentRoster roster, WorkspaceBook book, ModelRouter model, IOptions<RoutingOptions> options, RoutingMetrics metrics)
{
    private const string Version = "ladder-1";

    // A message that leans on the talk, but is as surely as this for another expert, has left it.
    private const double Leaving = 0.9;

    // An unsure first is right in 57 of 100 messages, and chances are calibrated to 0.03 (docs/routing.md): a second this near is about as good a guess.
    private const double Tie = 0.15;

    public async ValueTask<Route> ChooseAsync(AgentRequest request, CancellationToken cancellationToken)
    {
        var body = Addressed.Body(request.Question).ToString();
        var wishes = await book.OfAsync(request.Conversation, cancellationToken);
        var route = Corrected.Chosen(request, roster) ?? Named(body, wishes) ?? Preferred(request, wishes) ?? await JudgedAsync(request, body, wishes, cancellationToken);
        metrics.Decided(route.By, route.Confidence);
        return route with { Effort = EffortOf(route, body), Others = Corrected.Others(route, roster) };
    }

    private Route? Named(string body, WorkspaceRouting wishes)
    {
        var named = Addressed.Agents(body, roster.All);
        if (named.Count == 0) return null;
        var panel = PanelOf(named.Select(static agent => agent.Name), wishes.Panels ?? options.Value.Panels, PanelMode.Named);
        return new Route(named[0].Name, 1, panel is null ? $"You asked for {named[0].Name} by name." : $"You asked for {Listed(panel)} by name.", Version, By: Rung.Named, Panel: panel);
    }

    private Route? Preferred(AgentRequest request, WorkspaceRouting wishes) =>
        wishes.Preferences.TryGetValue(request.Author.Value, out var wanted) && roster.Find(wanted.Value) is { } agent
            ? new Route(agent.Name, 1, $"You set {agent.Name} as your agent.", Version, By: Rung.Preference)
            : null;

    private async ValueTask<Route> JudgedAsync(AgentRequest request, string body, WorkspaceRouting wishes, CancellationToken cancellationToken)
    {
        var opinion = router.Choose(request);
        if ((Thread(request, body, opinion) ?? Ruled(request, body, wishes) ?? Corrected.Learned(request, body, wishes, roster)) is { } decided) return decided;
        var by = Rung.Local;
        if (opinion.IsUnsure && (wishes.Mode ?? options.Value.Mode) == RoutingMode.Hybrid && await model.AskAsync(body, request, cancellationToken) is { } asked) (opinion, by) = (asked, Rung.Model);
        var needed = opinion.Ranked.Where(static one => one.IsNeeded).Select(static one => one.Agent);
        var panel = PanelOf(needed, wishes.Panels ?? options.Value.Panels, PanelMode.Auto);
        var route = new Route(opinion.Agent, opinion.Confidence, panel is null ? opinion.Reason : $"It asks for something of {Listed(panel)}.", opinion.Version, By: by, Panel: panel, Others: [.. opinion.Ranked.Skip(1).Select(static one => one.Agent.Value)]);
        return panel is null && by == Rung.Local && RivalOf(opinion) is { } rival ? route with { By = Rung.Likeliest, Rival = rival, Reason = $"It could be for {opinion.Agent} or for {rival}." } : route;
    }

    /// <summary>The second of an unsure opinion, where it is about as likely as the first: whoever asked knows better.</summary>
    private static string? RivalOf(Opinion opinion) =>
        opinion is { IsUnsure: true, Ranked: [var first, var second, ..] } && first.Confidence - second.Confidence <= Tie ? second.Agent.Value : null;

    private Route? Thread(AgentRequest request, string body, Opinion opinion)
    {
        if (request.LastAgent is not { } name || roster.Find(name.Value) is not { } last || !Asking.GoesOn(body)) return null;
        // Alone, "why?" is General's; in a talk it is for whoever spoke.
        var isLeft = opinion.Agent != last.Name && opinion.Agent != AgentName.General && !opinion.IsUnsure;
        if (isLeft && opinion.Confidence >= Leaving) return null;
        return new Route(last.Name, isLeft ? 0.6 : 0.8, $"It goes on with what {last.Name} was doing.", Version, By: Rung.Thread);
    }

    private Route? Ruled(AgentRequest request, string body, WorkspaceRouting wishes) =>
        RuleBook.Find(wishes.Rules, request.Conversation, body) is { } rule && roster.Find(rule.Agent.Value) is { } agent
            ? new Route(agent.Name, 1, $"A rule of this workspace gives it to {agent.Name}.", Version, By: Rung.Rule)
            : null;

    /// <summary>The panel of these agents; null where there is one alone, or where the mode wants less than this.</summary>
    private AgentName[]? PanelOf(IEnumerable<AgentName> agents, PanelMode mode, PanelMode wanted)
    {
        AgentName[] members = [.. agents.Distinct().Take(options.Value.PanelMembers)];
        return members.Length > 1 && mode <= wanted ? members : null;
    }

    private Effort EffortOf(Route route, string body)
    {
        var agents = route.Panel ?? [route.Agent];
        if (agents.Count > 1 || agents.Any(agent => roster.FindOrGeneral(agent.Value).Tools.Count > 0)) return Effort.LongWork;
        return SmallTalk.Is(body) ? Effort.SmallTalk : Effort.Usual;
    }

    private static string Listed(IReadOnlyList<AgentName> agents) => $"{string.Join(", ", agents.SkipLast(1))} and {agents[^1]}";
}
