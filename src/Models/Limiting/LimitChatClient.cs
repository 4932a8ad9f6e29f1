using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace ChatAgency.Models.Limiting;

/// <summary>Lets only so many calls run at once; the others wait in the order in which they came, and may be cancelled while they wait.</summary>
internal sealed class LimitChatClient(IChatClient inner, AdaptiveLimit limit) : DelegatingChatClient(inner)
{
    public override Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        GetStreamingResponseAsync(messages, options, cancellationToken).ToChatResponseAsync(cancellationToken);

    public override async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        using var place = await limit.EnterAsync(cancellationToken);
        await using var updates = base.GetStreamingResponseAsync(messages, options, cancellationToken).GetAsyncEnumerator(cancellationToken);
        while (await place.WatchAsync(updates.MoveNextAsync())) yield return updates.Current;
    }
}
