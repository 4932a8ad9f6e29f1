using System.Diagnostics;
using System.Runtime.CompilerServices;
using ChatAgency.Core.Agents;

namespace ChatAgency.Grains.Operating;

/// <summary>The agency, with a span for each choice and each answer, in the trace of the turn.</summary>
internal sealed class TracedAgency(IAgency agency) : IAgency
{
    public ValueTask<Route> RouteAsync(AgentRequest request, CancellationToken cancellationToken) =>
        TurnSpans.AreWanted ? RoutedAsync(request, cancellationToken) : agency.RouteAsync(request, cancellationToken);

    public IAsyncEnumerable<AgentStep> AnswerAsync(Route route, AgentRequest request, CancellationToken cancellationToken) =>
        TurnSpans.AreWanted ? AnsweredAsync(route, request, cancellationToken) : agency.AnswerAsync(route, request, cancellationToken);

    public Task<string?> SummariseAsync(SummaryRequest request, CancellationToken cancellationToken) => agency.SummariseAsync(request, cancellationToken);

    private async ValueTask<Route> RoutedAsync(AgentRequest request, CancellationToken cancellationToken)
    {
        using var span = TurnSpans.Start("chatagency.route", request.CorrelationId);
        var route = await agency.RouteAsync(request, cancellationToken);
        span?.SetTag("gen_ai.agent.name", route.Agent.Value).SetTag("chatagency.by", route.By.ToString()).SetTag("chatagency.confidence", route.Confidence);
        return route;
    }

    private async IAsyncEnumerable<AgentStep> AnsweredAsync(Route route, AgentRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var span = TurnSpans.Start("chatagency.agent", request.CorrelationId);
        span?.SetTag("gen_ai.operation.name", "invoke_agent").SetTag("gen_ai.agent.name", route.Agent.Value).SetTag("gen_ai.conversation.id", request.Conversation.ToString())
            .SetTag("chatagency.turn", request.Turn).SetTag("chatagency.attempt", request.Attempt).SetTag("correlation.id", request.CorrelationId);
        await using var steps = agency.AnswerAsync(route, request, cancellationToken).GetAsyncEnumerator(cancellationToken);
        while (true)
        {
            // What is asked on the way is a part of it, also after the reader was elsewhere.
            if (span is not null) Activity.Current = span;
            if (!await steps.MoveNextAsync()) yield break;
            Tell(span, steps.Current);
            yield return steps.Current;
        }
    }

    private static void Tell(Activity? span, AgentStep step)
    {
        if (step is AgentStep.Finished finished)
            span?.SetTag("gen_ai.response.model", finished.Model).SetTag("gen_ai.usage.input_tokens", finished.InputTokens).SetTag("gen_ai.usage.output_tokens", finished.OutputTokens);
        else if (step is AgentStep.Failed failed) span?.SetTag("error.type", failed.Failure.Kind.ToString()).SetStatus(ActivityStatusCode.Error);
    }
}
