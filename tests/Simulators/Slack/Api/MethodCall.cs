using ChatAgency.Simulators.Slack.Calls;
using ChatAgency.Simulators.Slack.Workspaces;

namespace ChatAgency.Simulators.Slack.Api;

/// <summary>A call with a good token.</summary>
internal sealed record MethodCall(World World, Workspace Workspace, IncomingCall Call)
{
    /// <summary>The token that it came with.</summary>
    public string? Token { get; init; }

    public string? this[string name] => Call.Text(name);

    /// <summary>True for <c>true</c> and <c>1</c>.</summary>
    public bool Flag(string name) => this[name] is { } text && (text == "1" || text.Equals("true", StringComparison.OrdinalIgnoreCase));

    public Channel? Channel => this["channel"] is { } id ? Workspace.FindChannel(id) : null;
}
