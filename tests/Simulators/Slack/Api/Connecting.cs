using System.Text.Json.Nodes;

namespace ChatAgency.Simulators.Slack.Api;

/// <summary><c>apps.connections.open</c>.</summary>
internal static class Connecting
{
    // What Slack answers for an app without Socket Mode is not documented.
    public static Outcome Open(MethodCall call) =>
        call.World.Sockets.IsOn ? new Outcome(new JsonObject { ["ok"] = true, ["url"] = call.World.Sockets.Ticket() }) : Outcome.Error("feature_disabled");
}
