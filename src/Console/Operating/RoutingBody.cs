using ChatAgency.Grains.Interfaces.Routing;

namespace ChatAgency.Console.Operating;

/// <summary>How a workspace wants its messages routed, as an operator writes it. What is left out is as the agency's settings say; with a version it is set only where that one holds.</summary>
internal sealed record RoutingBody(long? Version, string? Mode, string? Panels, bool? Handoffs, IReadOnlyList<RuleBody?>? Rules);

/// <summary>One rule: who answers, in which channel (left out: in all), and for which words (left out: for all).</summary>
internal sealed record RuleBody(string? Agent, string? Channel, IReadOnlyList<string?>? Words);

/// <summary>The same as it is shown, with how often it was changed and how many people have a preference.</summary>
internal sealed record RoutingShown(long Version, string? Mode, string? Panels, bool? Handoffs, IReadOnlyList<RuleBody> Rules, int Preferences)
{
    public static RoutingShown Of(WorkspaceRouting routing) => new(
        routing.Version, ChoiceWords.Of(routing.Mode), ChoiceWords.Of(routing.Panels), routing.Handoffs, [.. routing.Rules.Select(static rule => new RuleBody(rule.Agent.Value, rule.Channel, rule.Words))], routing.Preferences.Count);
}

/// <summary>Which agent a person wants.</summary>
internal sealed record PreferenceBody(string? Agent);

/// <summary>Who wants which agent.</summary>
internal sealed record PreferenceShown(string Person, string Agent);
