using System.Text.Json.Nodes;

namespace ChatAgency.Simulators.Slack.Api;

/// <summary><c>auth.revoke</c>: the token that it is called with is none any more.</summary>
internal static class Revoking
{
    public static Outcome Revoke(MethodCall call) => new(
        new JsonObject { ["ok"] = true, ["revoked"] = !call.Flag("test") },
        Commit: call.Flag("test") ? null : _ => call.Workspace.FindGrant(call.Token!)!.Error = "token_revoked");
}
