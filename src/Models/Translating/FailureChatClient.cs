using System.Runtime.CompilerServices;
using ChatAgency.Core.Failures;
using Microsoft.Extensions.AI;

namespace ChatAgency.Models.Translating;

/// <summary>
/// Turns whatever goes wrong in a call into a <see cref="FailureException"/>: what the provider throws, and what it
/// passes off as an answer (a stream without an end, nothing at all, a filtered answer).
/// </summary>
internal sealed class FailureChatClient(IChatClient inner, TimeProvider time) : DelegatingChatClient(inner)
{
    public override Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        GetStreamingResponseAsync(messages, options, cancellationToken).ToChatResponseAsync(cancellationToken);

    public override async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var whole = new Wholeness();
        await using var updates = base.GetStreamingResponseAsync(messages, options, cancellationToken).GetAsyncEnumerator(cancellationToken);
        while (await NextAsync(updates, whole.HasBegun, cancellationToken))
        {
            whole.Add(updates.Current);
            yield return updates.Current;
        }

        whole.ThrowIfNot();
    }

    private async ValueTask<bool> NextAsync(IAsyncEnumerator<ChatResponseUpdate> updates, bool hasBegun, CancellationToken caller)
    {
        try
        {
            return await updates.MoveNextAsync();
        }
        catch (Exception exception) when (exception is not FailureException && !caller.IsCancellationRequested)
        {
            throw Translation.Of(exception, hasBegun, time);
        }
        catch (Exception exception) when (exception is not (FailureException or OperationCanceledException))
        {
            // The caller's stop closed the connection under a read.
            throw new OperationCanceledException(exception.Message, exception, caller);
        }
    }
}
