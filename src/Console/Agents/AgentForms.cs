using ChatAgency.Console.Writing;
using ChatAgency.Grains.Interfaces.Profiles;

namespace ChatAgency.Console.Agents;

/// <summary>What an admin may do with an agent.</summary>
internal static class AgentForms
{
    public static Html Of(ProfileHistory history)
    {
        var versions = history.Versions.Reverse().Select(static one => ($"{one.Version}", $"version {one.Version}, by {one.By}")).ToList();
        var (agent, current, newest) = (history.Agent, $"{history.Current}", versions[0].Item1);
        return Html.Of($"""
            <div class="deeds">
              <p><a class="button strong" href="{AgentsPage.Path(agent, "/edit")}">Edit</a></p>
              <form class="row" method="get" action="{AgentsPage.Path(agent, "/compare")}">
                {Fields.Choice("from", "Compare", current, versions)}{Fields.Choice("to", "with", newest, versions)}<button>Compare</button>
              </form>
              <form class="row" method="post" action="{AgentsPage.Path(agent, "/rollback")}">
                {Fields.Choice("version", "Roll back to", null, versions)}<button>Roll back</button>
              </form>
              {Trial(history, versions)}
              {(history.Current == 0 ? null : Html.Of($"<form method=\"post\" action=\"{AgentsPage.Path(agent, "/retire")}\" data-confirm=\"Take {agent} out of service?\"><button class=\"danger\">Take out of service</button></form>"))}
            </div>
            """);
    }

    private static Html Trial(ProfileHistory history, List<(string, string)> versions) => history.Trial is null
        ? Html.Of($"""
            <form class="row" method="post" action="{AgentsPage.Path(history.Agent, "/try")}">
              {Fields.Choice("trial", "Try", null, versions)}{Fields.Text("percent", "in so many of 100 threads", "10", type: "number")}<button>Begin the trial</button>
            </form>
            """)
        : Html.Of($"<form method=\"post\" action=\"{AgentsPage.Path(history.Agent, "/end-trial")}\"><button>End the trial</button></form>");
}
