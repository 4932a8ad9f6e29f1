using System.Runtime.CompilerServices;
using ChatAgency.Core.Agents;
using ChatAgency.Grains.Handoffs;
using ChatAgency.Grains.Interfaces.Agents;
using ChatAgency.Grains.Memory;
using ChatAgency.Grains.Prompts;
using ChatAgency.Grains.Routing;
using ChatAgency.Grains.Tools;
using ChatAgency.Grains.Tools.BuiltIn;
using ChatAgency.Grains.Words;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans.Placement;

namespace ChatAgency.Grains.Agents;

/// <summary>An agent in one conversation, beside it on its silo. It holds no truth: it can be lost at any time.</summary>
[GrainType("agent"), PreferLocalPlacement]
internal sealed class AgentGrain(
    AgentRoster roster,
    PromptBuilder prompts,
    Toolset toolset,
    ToolLoop loop,
    Recollection recollection,
    MemoryDesk memory,
    PreferenceDesk preferences,
    WordsDesk words,
    HandoffDesk handoffs,
    Overhearing overhearing,
    IOptions<PromptOptions> options,
    TimeProvider time,
    ILogger<AgentGrain> logger) : Grain, IAgentGrain
{
    // What is left of the budget when the model found the prompt too long.
    private const int Compaction = 4;

    // One attempt a request, whatever comes of it: how many a turn may have is counted by its conversation, durably.
    public IAsyncEnumerable<AgentStep> Answer(AgentRequest request, CancellationToken cancellationToken)
    {
        var budget = options.Value.MaxPromptTokens;
        var steps = CallAsync(request, request.Compact ? budget / Compaction : budget, cancellationToken);
        return FailureSteps.Of(Gathering.Of(steps, time, cancellationToken), request, logger, cancellationToken);
    }

    private async IAsyncEnumerable<AgentStep> CallAsync(AgentRequest request, int budget, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var (name, conversation) = AgentKey.Split(this.GetPrimaryKeyString());
        if (conversation != request.Conversation.ToString()) throw new InvalidOperationException("A request reached the agent of another conversation.");
        var profile = roster.For(name, request.Conversation);
        // First what the turn may do, then what people wrote.
        var granted = await toolset.OfAsync(profile, request, cancellationToken);
        // An answer that goes on has begun with what the agency did itself.
        if (request.Approval is null && await OwnAsync(request, cancellationToken) is var (text, goesOn))
        {
            yield return new AgentStep.Text(goesOn ? $"_{text}_\n\n" : text);
            if (!goesOn)
            {
                yield return new AgentStep.Finished("", 0, 0);
                yield break;
            }
        }

        if (request.Earlier.Count == 0 && granted.ContainsKey(ThreadTools.Search)) await recollection.ListAsync(request.Conversation, cancellationToken);
        var handoff = granted.ContainsKey(HandoffOffer.FunctionName) ? null : await handoffs.OfferAsync(profile, request, cancellationToken);
        request = await overhearing.WithAsync(request, cancellationToken);
        var remembered = await memory.TryRecallAsync(request, cancellationToken);
        var prompt = await prompts.BuildAsync(profile, request, budget, granted.Count > 0, remembered, cancellationToken);
        await foreach (var step in loop.AnswerAsync(profile, request, prompt, granted, handoff, prompt.Asker, cancellationToken)) yield return step;
    }

    /// <summary>What is done by fixed words and without a model: what is asked of the agency itself or of the memory, or a choice of an agent. Null for none.</summary>
    private async Task<(string Text, bool GoesOn)?> OwnAsync(AgentRequest request, CancellationToken cancellationToken)
    {
        if (await words.HandleAsync(request, cancellationToken) is { } said) return (said, false);
        if (await preferences.HandleAsync(request, cancellationToken) is { } chosen) return chosen;
        return await memory.HandleAsync(request, cancellationToken) is { } reply ? (reply.Text, reply.GoesOn) : null;
    }
}
