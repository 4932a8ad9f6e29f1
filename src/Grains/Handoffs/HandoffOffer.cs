using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Text.Json;
using ChatAgency.Core.Agents;
using ChatAgency.Grains.Agents;
using Microsoft.Extensions.AI;

namespace ChatAgency.Grains.Handoffs;

/// <summary>The function by which an agent's model may pass its turn on, and to whom.</summary>
internal sealed class HandoffOffer
{
    /// <summary>Its name; a tool of the same name takes its place.</summary>
    public const string FunctionName = "pass_on";

    // A chain of agents that each know better helps nobody; the last one answers.
    private const int MostHops = 3;
    private const int LongestReason = 500;
    private static readonly string[] Arguments = ["agent", "reason"];

    // Most turns are in the hands of their first agent: what those are offered is made once, as long as the agents are the same.
    private static readonly ConditionalWeakTable<IReadOnlyList<AgentProfile>, ConcurrentDictionary<string, HandoffOffer?>> First = [];

    private readonly IReadOnlyList<AgentProfile> _to;

    private HandoffOffer(IReadOnlyList<AgentProfile> to)
    {
        _to = to;
        var described = to.Select(static agent => $"{agent.Name}: {agent.Description}");
        Function = AIFunctionFactory.CreateDeclaration(
            FunctionName,
            $"Passes the person's message on to another agent, which answers in your place and sees all that you see. Only where that one is clearly the better for all of it. {string.Join(' ', described)}",
            Schema(to));
    }

    /// <summary>As the model is told of it.</summary>
    public AITool Function { get; }

    /// <summary>
    /// What this agent may do with this turn; null where it keeps it: its profile names nobody, everyone had it already,
    /// it was passed on three times, or several agents answer together.
    /// </summary>
    public static HandoffOffer? Of(AgentProfile agent, AgentRequest request, IReadOnlyList<AgentProfile> all)
    {
        if (agent.PassesOnTo.Count == 0 || request.Handovers.Count >= MostHops || request.Panel.Count > 1 || request.Contributions.Count > 0 || request.Approval is not null) return null;
        return request.Handovers.Count > 0 ? Made(agent, request, all) : First.GetOrCreateValue(all).GetOrAdd(agent.Hash, _ => Made(agent, request, all));
    }

    /// <summary>To whom the model passed the turn on, and why; null where it did not, or to nobody there is.</summary>
    public (AgentName To, string Reason)? Taken(IReadOnlyList<FunctionCallContent> calls)
    {
        if (calls.FirstOrDefault(static call => call.Name == FunctionName)?.Arguments is not { } arguments) return null;
        var name = Said(arguments, "agent");
        if (_to.FirstOrDefault(agent => string.Equals(agent.Name.Value, name, StringComparison.OrdinalIgnoreCase)) is not { } to) return null;
        var reason = Said(arguments, "reason").ReplaceLineEndings(" ").Trim();
        return (to.Name, reason.Length <= LongestReason ? reason : reason[..LongestReason]);
    }

    private static HandoffOffer? Made(AgentProfile agent, AgentRequest request, IReadOnlyList<AgentProfile> all)
    {
        AgentProfile[] to = [.. all.Where(other => other.Name != agent.Name && Names(agent.PassesOnTo, other.Name) && request.Handovers.All(before => before.From != other.Name))];
        return to.Length == 0 ? null : new HandoffOffer(to);
    }

    private static string Said(IDictionary<string, object?> arguments, string name) => arguments.TryGetValue(name, out var value) ? value?.ToString() ?? "" : "";

    private static bool Names(IReadOnlyList<string> wanted, AgentName agent) => wanted.Any(name => name == "*" || string.Equals(name, agent.Value, StringComparison.OrdinalIgnoreCase));

    private static JsonElement Schema(IReadOnlyList<AgentProfile> to) => JsonSerializer.SerializeToElement(new
    {
        type = "object",
        properties = new
        {
            agent = new { type = "string", @enum = to.Select(static agent => agent.Name.Value).ToArray() },
            reason = new { type = "string", description = "One short sentence for the person, in the language of the message." },
        },
        required = Arguments,
        additionalProperties = false,
    });
}
