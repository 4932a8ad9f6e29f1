using ChatAgency.Grains.Interfaces.Speaking;

namespace ChatAgency.Console.Placing;

/// <summary>What the page of a workspace shows: what holds, or what was sent and is at fault.</summary>
/// <param name="Platform">Its platform.</param>
/// <param name="Workspace">Its id there.</param>
/// <param name="Routing">How it wants its messages routed.</param>
/// <param name="Speaking">When the agency speaks; null where that is no question.</param>
/// <param name="InForce">What holds of that, with the settings.</param>
/// <param name="Preferences">How many people want an agent of their own.</param>
internal sealed record WorkspaceShown(string Platform, string Workspace, RoutingSent Routing, SpeakingSent? Speaking, SpeakingInForce? InForce, int Preferences)
{
    public string Path(string rest) => WorkspacesPage.Path(Platform, Workspace, rest);
}
