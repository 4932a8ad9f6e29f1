using ChatAgency.Core.Agents;
using ChatAgency.Core.Conversations;
using ChatAgency.Grains.Interfaces.Routing;
using ChatAgency.Hosting.Calling;
using ChatAgency.Hosting.Failures;

namespace ChatAgency.Console.Operating;

/// <summary>Mode, panels, handoffs and rules of a workspace.</summary>
internal static class WorkspaceWishes
{
    public static async Task<IResult> ReadAsync(HttpContext http, IGrainFactory grains)
    {
        var routing = await WorkspaceDoor.Grain(http, grains).Read(-1, Entry.Of(http).Budget) ?? WorkspaceRouting.Empty;
        return TypedResults.Json(RoutingShown.Of(routing), OperatorWire.Json.RoutingShown);
    }

    /// <summary>Sets all of them: what the body leaves out is as the agency's settings say from now on.</summary>
    public static async Task<IResult> SetAsync(string platform, string workspace, HttpContext http, IGrainFactory grains, OperatorLog log)
    {
        var (body, problem) = await JsonBody.ReadAsync(http.Request, OperatorWire.Json.RoutingBody, http.RequestAborted);
        if (problem is not null) return problem;
        var agents = await AgentsInService.ReadAsync(http, grains);
        var faults = new List<string>();
        var (mode, panels) = (ChoiceWords.Read<RoutingMode>(body!.Mode, "mode", faults), ChoiceWords.Read<PanelMode>(body.Panels, "panels", faults));
        RoutingRule[] rules = [.. (body.Rules ?? []).Select((rule, at) => Rule(rule, at + 1, agents, faults))];
        var entry = Entry.Of(http);
        var wishes = new RoutingWishes { Version = body.Version, Mode = mode, Panels = panels, Handoffs = body.Handoffs, Rules = rules, By = entry.Caller.Person };
        if (faults.Count == 0) faults.AddRange(await WorkspaceDoor.Grain(http, grains).Set(wishes, entry.Budget));
        if (faults.Count > 0) return ProblemResults.Unprocessable("Nothing was changed: 'errors' says why.", faults);
        log.Routed(platform, workspace, entry.Caller.Person);
        return TypedResults.NoContent();
    }

    private static RoutingRule Rule(RuleBody? rule, int number, AgentsInService agents, List<string> faults)
    {
        var agent = agents.Find(rule?.Agent);
        if (agent is null) faults.Add($"rule {number} names no agent in service: {agents.Names}");
        if (rule?.Channel is { } channel && !ConversationId.IsPart(channel)) faults.Add($"rule {number} names no channel: it goes by the platform's id, such as C024BE91L");
        return new RoutingRule(agent ?? AgentName.General, rule?.Channel, [.. (rule?.Words ?? []).Select(static word => word ?? "")]);
    }
}
