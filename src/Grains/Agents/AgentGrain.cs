using System.Runtime.CompilerServices;
using ChatAgency.Core.Agents;
using ChatAgency.Grains.Interfaces.Agents;
using ChatAgency.Grains.Prompts;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans.Placement;

namespace ChatAgency.Grains.Agents;

/// <summary>An agent in one conversation, beside it on its silo. It holds no truth: it can be lost at any time.</summary>
[GrainType("agent"), PreferLocalPlacement]
internal sealed class AgentGrain(
    AgentRoster roster,
    PromptBuilder prompts,
    IChatClient model,
    IOptions<PromptOptions> options,
    ILogger<AgentGrain> logger) : Grain, IAgentGrain
{
    // What is left of the budget when the model found the prompt too long.
    private const int Compaction = 4;

    // One call a request, whatever comes of it: how many a turn may have is counted by its conversation, durably.
    public IAsyncEnumerable<AgentStep> Answer(AgentRequest request, CancellationToken cancellationToken)
    {
        var budget = options.Value.MaxPromptTokens;
        return FailureSteps.Of(CallAsync(request, request.Compact ? budget / Compaction : budget, cancellationToken), request, logger, cancellationToken);
    }

    private async IAsyncEnumerable<AgentStep> CallAsync(AgentRequest request, int budget, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var (name, conversation) = AgentKey.Split(this.GetPrimaryKeyString());
        if (conversation != request.Conversation.ToString()) throw new InvalidOperationException("A request reached the agent of another conversation.");
        var profile = roster.For(name, request.Conversation);
        var prompt = await prompts.BuildAsync(profile, request, budget, cancellationToken);
        var account = new Account(profile);
        await foreach (var update in model.GetStreamingResponseAsync(prompt.Messages, prompt.Options, cancellationToken))
        {
            account.Add(update);
            if (update.Text is { Length: > 0 } text) yield return new AgentStep.Text(text);
        }

        yield return account.Close();
    }
}
