using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace ChatAgency.Models.Tests.Serving;

/// <summary>Repeats each question once it is released.</summary>
internal sealed class HeldModel : IChatClient
{
    private readonly ConcurrentDictionary<string, TaskCompletionSource> _released = new();
    private readonly ConcurrentDictionary<string, TaskCompletionSource> _begun = new();
    private readonly ConcurrentQueue<string> _order = new();

    public IReadOnlyList<string> Begun => [.. _order];

    public Task BegunAsync(string question, CancellationToken cancellationToken) => At(_begun, question).Task.WaitAsync(cancellationToken);

    public void Release(string question) => At(_released, question).TrySetResult();

    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var question = messages.Single().Text;
        _order.Enqueue(question);
        At(_begun, question).TrySetResult();
        await At(_released, question).Task.WaitAsync(cancellationToken);
        yield return new ChatResponseUpdate(ChatRole.Assistant, question) { FinishReason = ChatFinishReason.Stop };
    }

    public Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        GetStreamingResponseAsync(messages, options, cancellationToken).ToChatResponseAsync(cancellationToken);

    public object? GetService(Type serviceType, object? serviceKey = null) => null;

    public void Dispose()
    {
    }

    private static TaskCompletionSource At(ConcurrentDictionary<string, TaskCompletionSource> all, string question) =>
        all.GetOrAdd(question, static _ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
}
