using System.Runtime.CompilerServices;
using ChatAgency.Core.Agents;
using ChatAgency.Core.Failures;
using ChatAgency.Models.Breaking;
using ChatAgency.Models.Configuring;
using ChatAgency.Models.Watching;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace ChatAgency.Models.Chaining;

/// <summary>
/// Makes one call a round of an attempt. Attempts are the engine's, two a turn at most, and each reaches one model at most: within
/// an attempt the next model is asked only where the one before was surely not (its circuit is open, or no connection
/// came about). What was asked and refused is left to the second attempt, which goes to the next model.
/// </summary>
internal sealed partial class ChainChatClient(ModelChain chain, RetryBudget budget, IOptions<ModelOptions> settings, ModelMetrics metrics, ILogger<ChainChatClient> logger)
    : DelegatingChatClient(chain.Links[0].Client)
{
    public override Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        GetStreamingResponseAsync(messages, options, cancellationToken).ToChatResponseAsync(cancellationToken);

    public override async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        IReadOnlyList<ChatMessage> asked = [.. messages];
        var briefing = options?.AdditionalProperties?.GetValueOrDefault(Briefing.Key) as Briefing;
        var attempt = briefing?.Attempt ?? 1;
        // What an attempt's first call was allowed, its further ones need not ask for again.
        if (briefing is null or { Round: 1 }) Afford(attempt);
        var links = chain.For(attempt);
        for (var i = 0; i < links.Count; i++)
        {
            await using var updates = links[i].Ask(asked, options, cancellationToken).GetAsyncEnumerator(cancellationToken);
            bool more;
            try
            {
                more = await NextAsync(updates, links[i]);
            }
            catch (FailureException failure) when (i + 1 < links.Count && Speaking.OfNobodyAsked(failure))
            {
                Log.PassedOver(logger, links[i].Name, failure.Failure.Detail, links[i + 1].Name);
                continue;
            }

            for (; more; more = await NextAsync(updates, links[i])) yield return updates.Current;
            yield break;
        }
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            foreach (var link in chain.Known.Where(link => link.Client != InnerClient)) link.Client.Dispose();
        }

        base.Dispose(disposing);
    }

    private void Afford(int attempt)
    {
        if (attempt <= 1)
        {
            budget.First();
            return;
        }

        var made = budget.TryRetry(settings.Value.RetryShare, settings.Value.RetryFloor);
        metrics.Retried(made);
        if (!made) throw new FailureException(new Failure(FailureKind.ModelUnavailable, "retry budget spent"));
    }

    private async ValueTask<bool> NextAsync(IAsyncEnumerator<ChatResponseUpdate> updates, ModelLink link)
    {
        try
        {
            return await updates.MoveNextAsync();
        }
        catch (FailureException exception) when (chain.Links.Count > 1)
        {
            var failure = exception.Failure with { Detail = $"{link.Name}: {exception.Failure.Detail}" };
            // The second attempt asks another model: what this one wants to wait is nothing to it.
            if (Speaking.OfTheService(exception) && chain.HasAnother(link)) failure = failure with { RetryAfter = TimeSpan.Zero };
            throw new FailureException(failure, exception.InnerException);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Debug, "Model {Model} could not be asked ({Detail}): {Next} is")]
        public static partial void PassedOver(ILogger logger, string model, string detail, string next);
    }
}
