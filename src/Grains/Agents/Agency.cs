using System.Runtime.CompilerServices;
using ChatAgency.Core.Agents;
using ChatAgency.Grains.Handoffs;
using ChatAgency.Grains.Interfaces.Agents;
using ChatAgency.Grains.Limiting;
using ChatAgency.Grains.Memory;
using ChatAgency.Grains.Panels;
using ChatAgency.Grains.Routing;
using ChatAgency.Grains.Speaking;
using ChatAgency.Grains.Words;
using Microsoft.Extensions.Logging;

namespace ChatAgency.Grains.Agents;

/// <summary>The agents as a conversation sees them.</summary>
internal sealed class Agency(
    Ladder ladder, Panel panel, MemoryDesk memory, PreferenceDesk preferences, WordsDesk words, Doorkeeper doorkeeper, LimitDesk limits, IGrainFactory grains, Summariser summariser, ILogger<Agency> logger) : IAgency
{
    public ValueTask<Route> RouteAsync(AgentRequest request, CancellationToken cancellationToken) =>
        (words.RouteOf(request) ?? preferences.RouteOf(request)) is { } chosen ? new(chosen) : ladder.ChooseAsync(request, cancellationToken);

    public async IAsyncEnumerable<AgentStep> AnswerAsync(Route route, AgentRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if ((await doorkeeper.RefusalAsync(request.Conversation, request.Author, cancellationToken) ?? await limits.RefusalAsync(request, cancellationToken)) is { } refusal)
        {
            yield return new AgentStep.Declined(refusal);
            yield break;
        }

        await foreach (var step in AnsweredAsync(route, request, cancellationToken)) yield return step;
    }

    private IAsyncEnumerable<AgentStep> AnsweredAsync(Route route, AgentRequest request, CancellationToken cancellationToken) =>
        route.Panel is { Count: > 1 } members ? TogetherAsync(members, request, cancellationToken) : Handoff.AnswerAsync(route.Agent, request, Ask, cancellationToken);

    // What is chosen, or asked of the memory, is done once, by the first of them.
    private async IAsyncEnumerable<AgentStep> TogetherAsync(IReadOnlyList<AgentName> members, AgentRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var steps = await IsForOneAsync(request, cancellationToken) ? Ask(members[0], request, cancellationToken) : panel.AnswerAsync(members, request, Ask, cancellationToken);
        await foreach (var step in steps) yield return step;
    }

    // What waited for a person goes on as what it was.
    private async Task<bool> IsForOneAsync(AgentRequest request, CancellationToken cancellationToken) =>
        request.Approval is { } approval ? !PanelScript.Fits(approval.Ask.Script) : preferences.IsAsked(request) || await memory.IsAskedAsync(request, cancellationToken);

    private IAsyncEnumerable<AgentStep> Ask(AgentName agent, AgentRequest request, CancellationToken cancellationToken)
    {
        var grain = grains.GetGrain<IAgentGrain>(AgentKey.Of(agent, request.Conversation));
        return FailureSteps.Of(grain.Answer(request, cancellationToken), request, logger, cancellationToken);
    }

    public Task<string?> SummariseAsync(SummaryRequest request, CancellationToken cancellationToken) => summariser.SummariseAsync(request, cancellationToken);
}
