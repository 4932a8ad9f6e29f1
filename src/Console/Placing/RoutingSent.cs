using System.Globalization;
using ChatAgency.Console.Operating;
using ChatAgency.Console.Showing;
using ChatAgency.Core.Agents;
using ChatAgency.Core.Conversations;
using ChatAgency.Grains.Interfaces.Routing;

namespace ChatAgency.Console.Placing;

/// <summary>How a workspace wants its messages routed, in the words of a form.</summary>
internal sealed record RoutingSent(string Version, string? Mode, string? Panels, string? Handoffs, IReadOnlyList<RuleSent> Rules)
{
    public static RoutingSent Of(WorkspaceRouting routing) => new(
        routing.Version.ToString(CultureInfo.InvariantCulture), ChoiceWords.Of(routing.Mode), ChoiceWords.Of(routing.Panels), YesNo.Of(routing.Handoffs),
        [.. routing.Rules.Select(static rule => new RuleSent(rule.Agent.Value, rule.Channel, string.Join(", ", rule.Words)))]);

    public static RoutingSent Of(Sent sent)
    {
        var (agents, channels, words) = (sent.Column("rule-agent"), sent.Column("rule-channel"), sent.Column("rule-words"));
        return new RoutingSent(sent.Raw("version"), sent.Word("mode"), sent.Word("panels"), sent.Word("handoffs"),
            [.. agents.Select((agent, at) => new RuleSent(agent, channels.ElementAtOrDefault(at), words.ElementAtOrDefault(at))).Where(static rule => rule != RuleSent.Blank && rule.Agent != RuleSent.Gone)]);
    }

    /// <summary>What is wished by it; what is wrong is added to <paramref name="faults"/>.</summary>
    public RoutingWishes Wishes(AgentsInService agents, string by, List<string> faults) => new()
    {
        Version = long.TryParse(Version, NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : -1,
        Mode = ChoiceWords.Read<RoutingMode>(Mode, "mode", faults),
        Panels = ChoiceWords.Read<PanelMode>(Panels, "panels", faults),
        Handoffs = YesNo.Read(Handoffs, "handoffs", faults),
        Rules = [.. Rules.Select((rule, at) => Rule(rule, at + 1, agents, faults))],
        By = by,
    };

    private static RoutingRule Rule(RuleSent rule, int number, AgentsInService agents, List<string> faults)
    {
        var agent = agents.Find(rule.Agent);
        if (agent is null) faults.Add($"rule {number} names no agent in service: {agents.Names}");
        if (rule.Channel is { } channel && !ConversationId.IsPart(channel)) faults.Add($"rule {number} names no channel: it goes by the platform's id, such as C024BE91L");
        return new RoutingRule(agent ?? AgentName.General, rule.Channel, (rule.Words ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));
    }
}

/// <summary>One rule: who answers, in which channel, for which words with commas between them.</summary>
internal sealed record RuleSent(string? Agent, string? Channel, string? Words)
{
    /// <summary>Chosen as the agent of a rule that is to go.</summary>
    public const string Gone = "-";

    public static RuleSent Blank { get; } = new(null, null, null);
}
