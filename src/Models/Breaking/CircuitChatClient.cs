using System.Runtime.CompilerServices;
using ChatAgency.Core.Failures;
using Microsoft.Extensions.AI;

namespace ChatAgency.Models.Breaking;

/// <summary>
/// Makes calls through a circuit. Its verdict on a call falls with the first words, so that a probe costs others no
/// wait for a long answer; a stream that fails after them counts as one call more, which failed.
/// </summary>
internal sealed class CircuitChatClient(IChatClient inner, Circuit circuit) : DelegatingChatClient(inner)
{
    public override Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        GetStreamingResponseAsync(messages, options, cancellationToken).ToChatResponseAsync(cancellationToken);

    public override async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await using var updates = base.GetStreamingResponseAsync(messages, options, cancellationToken).GetAsyncEnumerator(cancellationToken);
        var begun = await circuit.PassAsync(_ => BeginAsync(updates), cancellationToken);
        foreach (var update in begun) yield return update;
        while (await NextAsync(updates)) yield return updates.Current;
    }

    private static async ValueTask<List<ChatResponseUpdate>> BeginAsync(IAsyncEnumerator<ChatResponseUpdate> updates)
    {
        List<ChatResponseUpdate> begun = [];
        while (await updates.MoveNextAsync())
        {
            begun.Add(updates.Current);
            if (updates.Current.Contents.Any(static content => content is not UsageContent and not TextContent { Text: "" })) break;
        }

        return begun;
    }

    private async ValueTask<bool> NextAsync(IAsyncEnumerator<ChatResponseUpdate> updates)
    {
        try
        {
            return await updates.MoveNextAsync();
        }
        catch (FailureException failure)
        {
            await circuit.CountAsync(failure);
            throw;
        }
    }
}
