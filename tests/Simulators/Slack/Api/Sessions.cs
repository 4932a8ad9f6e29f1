using System.Text.Json.Nodes;
using ChatAgency.Simulators.Slack.Workspaces;

namespace ChatAgency.Simulators.Slack.Api;

/// <summary>What an app is at in a thread, what the thread is called, and what its pane offers: <c>agents.sessions.*</c>, <c>assistant.threads.*</c>.</summary>
internal static class Sessions
{
    private const int MaxTitle = 200;
    private const int MaxPrompts = 4;

    private static readonly HashSet<string> s_states = new(StringComparer.Ordinal) { "processing", "active", "suspended", "closed" };

    public static Outcome SetStatus(MethodCall call)
    {
        if (call.Workspace.Agent != AgentExperience.Agent) return Outcome.Error("not_agent_app");
        return s_states.Contains(call["status"] ?? "") ? Set(call, SayStatus(call)) : Outcome.Error("invalid_arguments", "must be one of: processing, active, suspended, closed [json-pointer:/status]");
    }

    public static Outcome SetAssistantStatus(MethodCall call) =>
        call.Workspace.Agent == AgentExperience.None ? Outcome.Error("not_agent_app") : Set(call, SayStatus(call));

    public static Outcome Rename(MethodCall call) => call.Workspace.Agent != AgentExperience.Agent ? Outcome.Error("not_agent_app") : SetTitle(call);

    public static Outcome SetAssistantTitle(MethodCall call) => call.Workspace.Agent == AgentExperience.None ? Outcome.Error("not_agent_app") : SetTitle(call);

    public static Outcome SetPrompts(MethodCall call)
    {
        if (call.Workspace.Agent == AgentExperience.None) return Outcome.Error("not_agent_app");
        if (call["channel_id"] is not { } id || call.Workspace.FindChannel(id) is not { } channel) return Outcome.Error("channel_not_found");
        var thread = call["thread_ts"];
        // Above all threads they stand in the agent's view alone.
        if (thread is null && call.Workspace.Agent == AgentExperience.Assistant) return Outcome.Error("invalid_arguments", "missing required field: thread_ts");
        if (thread is not null && channel.Find(thread) is not { IsDeleted: false }) return Outcome.Error("thread_not_found");
        if (call.Call.Json("prompts") is not JsonArray { Count: > 0 } prompts) return Outcome.Error("invalid_arguments", "missing required field: prompts");
        if (prompts.Count > MaxPrompts) return Outcome.Error("invalid_arguments", $"no more than {MaxPrompts} items allowed [json-pointer:/prompts]");
        if (prompts.Select(PromptFault).FirstOrDefault(static fault => fault is not null) is { } found) return Outcome.Error("invalid_arguments", found);
        var offered = prompts.Select(static prompt => new OfferedPrompt(prompt!["title"]!.ToString(), prompt["message"]!.ToString())).ToList();
        return new Outcome(new JsonObject { ["ok"] = true }, thread, _ => call.World.Offer(channel, thread, offered));
    }

    private static string? PromptFault(JsonNode? prompt)
    {
        if (prompt is not JsonObject one) return "must be an object";
        if (Blocks.FieldRules.Unknown(one, "title", "message") is { } unknown) return unknown;
        return one["title"]?.ToString() is { Length: > 0 } && one["message"]?.ToString() is { Length: > 0 } ? null : "missing required field: title or message";
    }

    private static Outcome SetTitle(MethodCall call)
    {
        if (call["title"] is not { Length: > 0 and <= MaxTitle } title) return Outcome.Error("invalid_arguments", $"must have 1 to {MaxTitle} characters [json-pointer:/title]");
        return Set(call, (channel, thread) => call.World.SetTitle(channel, thread, title));
    }

    private static Action<Channel, string> SayStatus(MethodCall call) => (channel, thread) => call.World.SetStatus(channel, thread, call["status"] ?? "");

    private static Outcome Set(MethodCall call, Action<Channel, string> set)
    {
        if (call["channel_id"] is not { } id || call.Workspace.FindChannel(id) is not { } channel) return Outcome.Error("channel_not_found");
        if (call["thread_ts"] is not { } thread || channel.Find(thread) is not { IsDeleted: false }) return Outcome.Error("thread_not_found");
        return new Outcome(new JsonObject { ["ok"] = true }, thread, _ => set(channel, thread));
    }
}
