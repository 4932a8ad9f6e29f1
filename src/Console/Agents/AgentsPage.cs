using ChatAgency.Console.Operating;
using ChatAgency.Console.Showing;
using ChatAgency.Console.Writing;
using ChatAgency.Grains.Interfaces.Profiles;
using ChatAgency.Hosting.Calling;

namespace ChatAgency.Console.Agents;

/// <summary>All agents, and the profile files that were refused.</summary>
internal static class AgentsPage
{
    public static async Task<IResult> ShowAsync(HttpContext http, IGrainFactory grains)
    {
        var (profiles, budget) = (ReadAgents.Profiles(grains), Entry.Of(http).Budget);
        var (agents, faults) = (await profiles.List(budget), await profiles.Faults(budget));
        return new PageResult(new Page(Section.Agents, "Agents", Html.Of($"""
            {(Visitor.Of(http).MayChange ? Html.Of($"<p><a class=\"button\" href=\"/admin/new-agent\">New agent</a></p>") : null)}
            {Table.Of("Agents", ["Agent", "Answers", "On trial", "Newest version", "Changed by"], agents.Select(Row), "There are no agents yet: silos read their profiles at the start.")}
            {(faults.Count == 0 ? null : Html.Of($"<section aria-labelledby=\"refused\"><h2 id=\"refused\">Files that were refused</h2><p>The versions before them answer.</p><ul class=\"faults\">{faults.Select(static fault => Html.Of($"<li><code>{fault}</code></li>"))}</ul></section>"))}
            """)));
    }

    /// <summary>Where an agent's page is.</summary>
    public static string Path(string agent, string rest = "") => $"/admin/agents/{Uri.EscapeDataString(agent)}{rest}";

    private static Html[] Row(ListedProfile agent) =>
    [
        Html.Of($"<a href=\"{Path(agent.Agent)}\">{agent.Agent}</a>"),
        agent.Current == 0 ? Html.Of($"<span class=\"badge warn\">out of service</span>") : Html.Of($"version {agent.Current}"),
        agent.Trial is { } trial ? Html.Of($"version {trial.Version} in {trial.Percent} of 100 threads") : Html.Of($"–"),
        Html.Of($"{agent.Newest}"),
        Html.Of($"{agent.ChangedBy}"),
    ];
}
