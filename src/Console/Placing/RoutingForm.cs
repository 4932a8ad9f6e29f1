using ChatAgency.Console.Operating;
using ChatAgency.Console.Writing;
using ChatAgency.Grains.Interfaces.Routing;

namespace ChatAgency.Console.Placing;

/// <summary>Mode, panels, handoffs and rules of a workspace. Empty rows are there to add to.</summary>
internal static class RoutingForm
{
    private const int BlankRows = 2;

    public static Html Of(WorkspaceShown shown, AgentsInService agents, IReadOnlyList<string> faults, bool mayChange)
    {
        var sent = shown.Routing;
        var rules = sent.Rules.Concat(mayChange ? Enumerable.Repeat(RuleSent.Blank, BlankRows) : []);
        var names = agents.Names.Split(", ", StringSplitOptions.RemoveEmptyEntries).Select(static name => (name, name)).Prepend(("", "choose")).Append((RuleSent.Gone, "nobody: take this rule away")).ToList();
        return Html.Of($"""
            <form method="post" action="{shown.Path("/routing")}">
              <fieldset{Shut(mayChange)}><legend class="unseen">Who answers where</legend>
              {FaultList.Of(faults)}
              {Fields.Hidden("version", sent.Version)}
              <div class="row">
                {Fields.Choice("mode", "Who is asked whom a message is for", sent.Mode, Choices<RoutingMode>())}
                {Fields.Choice("panels", "Several agents at once", sent.Panels, Choices<PanelMode>())}
                {Fields.Choice("handoffs", "Agents may hand over", sent.Handoffs, YesNo.Choices("as the settings say"))}
              </div>
              {Table.Of("Rules, the first that fits counts", ["Rule", "Agent", "Channel", "Words"], rules.Select((rule, at) => Row(rule, at + 1, names)), "No rules: messages are routed by what they say.")}
              <p class="hint">A channel by its id, or empty for all of them; words with commas between, or empty for any message.</p>
              {(mayChange ? Html.Of($"<p><button class=\"strong\">Set who answers</button></p>") : null)}
              </fieldset>
            </form>
            """);
    }

    /// <summary>A form that is only to be read.</summary>
    public static Html? Shut(bool mayChange) => mayChange ? null : Html.Of($" disabled");

    public static IEnumerable<(string Value, string Words)> Choices<T>() where T : struct, Enum =>
        Enum.GetNames<T>().Select(static name => (name.ToLowerInvariant(), name.ToLowerInvariant())).Prepend(("", "as the settings say"));

    private static Html[] Row(RuleSent rule, int number, List<(string, string)> names) =>
    [
        Html.Of($"{number}"),
        Fields.ChoiceInCell("rule-agent", $"Agent of rule {number}", rule.Agent, Known(rule.Agent, names)),
        Fields.InCell("rule-channel", $"Channel of rule {number}", rule.Channel),
        Fields.InCell("rule-words", $"Words of rule {number}", rule.Words),
    ];

    // One that is out of service stands there all the same, until somebody chooses another.
    private static List<(string Value, string)> Known(string? agent, List<(string Value, string)> names) =>
        agent is null || names.Any(name => name.Value == agent) ? names : [.. names, (agent, $"{agent}, which is out of service")];
}
