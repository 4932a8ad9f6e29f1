using System.Text.Json.Nodes;
using ChatAgency.Simulators.Slack.Blocks;

namespace ChatAgency.Simulators.Slack.Views;

/// <summary>A form that is open for a person.</summary>
/// <param name="Id">Its id.</param>
/// <param name="User">For whom it is open.</param>
/// <param name="View">What the app sent.</param>
public sealed record OpenedView(string Id, string User, JsonObject View)
{
    /// <summary>What stands at its top.</summary>
    public string Title => View["title"]?["text"]?.ToString() ?? "";

    /// <summary>All words of its blocks, escapes undone.</summary>
    public string Shown => Workspaces.Escaping.Unescape(BlockText.Of(View["blocks"] as JsonArray));
}
