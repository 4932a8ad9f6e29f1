using System.Text.Json.Nodes;
using ChatAgency.Simulators.Slack.Workspaces;

namespace ChatAgency.Simulators.Slack.Api;

/// <summary>What an app is at in a thread: <c>agents.sessions.setStatus</c>, <c>assistant.threads.setStatus</c>.</summary>
internal static class Sessions
{
    private static readonly HashSet<string> s_states = new(StringComparer.Ordinal) { "processing", "active", "suspended", "closed" };

    public static Outcome SetStatus(MethodCall call)
    {
        if (call.Workspace.Agent != AgentExperience.Agent) return Outcome.Error("not_agent_app");
        return s_states.Contains(call["status"] ?? "") ? Set(call) : Outcome.Error("invalid_arguments", "must be one of: processing, active, suspended, closed [json-pointer:/status]");
    }

    public static Outcome SetAssistantStatus(MethodCall call) =>
        call.Workspace.Agent == AgentExperience.None ? Outcome.Error("not_agent_app") : Set(call);

    private static Outcome Set(MethodCall call)
    {
        if (call["channel_id"] is not { } id || call.Workspace.FindChannel(id) is not { } channel) return Outcome.Error("channel_not_found");
        if (call["thread_ts"] is not { } thread || channel.Find(thread) is not { IsDeleted: false }) return Outcome.Error("thread_not_found");
        var status = call["status"] ?? "";
        return new Outcome(new JsonObject { ["ok"] = true }, thread, _ => call.World.SetStatus(channel, thread, status));
    }
}
