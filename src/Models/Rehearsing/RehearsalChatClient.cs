using System.Runtime.CompilerServices;
using ChatAgency.Models.Configuring;
using Microsoft.Extensions.AI;

namespace ChatAgency.Models.Rehearsing;

/// <summary>Answers when no model is configured: says so, and what a model would have been asked, at about 40 words a second.</summary>
internal sealed class RehearsalChatClient(TimeProvider time) : IChatClient
{
    private static readonly TimeSpan PerWord = TimeSpan.FromMilliseconds(25);
    private static readonly ChatClientMetadata Metadata = new("rehearsal", defaultModelId: ModelChoice.RehearsalModel);

    public Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        GetStreamingResponseAsync(messages, options, cancellationToken).ToChatResponseAsync(cancellationToken);

    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        foreach (var word in Words(RehearsalAnswer.Write(messages, options)))
        {
            await Task.Delay(PerWord, time, cancellationToken);
            yield return Update(new TextContent(word));
        }

        var end = Update(new UsageContent(new UsageDetails { InputTokenCount = 0, OutputTokenCount = 0, TotalTokenCount = 0 }));
        end.FinishReason = ChatFinishReason.Stop;
        yield return end;
    }

    public object? GetService(Type serviceType, object? serviceKey = null)
    {
        ArgumentNullException.ThrowIfNull(serviceType);
        if (serviceKey is not null) return null;
        return serviceType == typeof(ChatClientMetadata) ? Metadata : serviceType.IsInstanceOfType(this) ? this : null;
    }

    public void Dispose()
    {
        // Nothing is held.
    }

    private static ChatResponseUpdate Update(AIContent content) => new(ChatRole.Assistant, [content]) { ModelId = ModelChoice.RehearsalModel };

    private static IEnumerable<string> Words(string text)
    {
        for (var start = 0; start < text.Length;)
        {
            var space = text.AsSpan(start).IndexOfAny(' ', '\n');
            var end = space < 0 ? text.Length : start + space + 1;
            yield return text[start..end];
            start = end;
        }
    }
}
