using ChatAgency.Core.Failures;
using Microsoft.Extensions.AI;
using ChatFinishReason = Microsoft.Extensions.AI.ChatFinishReason;
using StreamingChatCompletionUpdate = OpenAI.Chat.StreamingChatCompletionUpdate;

namespace ChatAgency.Models.Translating;

/// <summary>Judges whether what a model streamed is a whole answer.</summary>
internal sealed class Wholeness
{
    private ChatFinishReason? _finish;
    private bool _says;
    private bool _refused;

    public bool HasBegun { get; private set; }

    public void Add(ChatResponseUpdate update)
    {
        HasBegun = true;
        // A refusal in a stream reaches only the provider's own form of the update.
        _refused |= update.RawRepresentation is StreamingChatCompletionUpdate { RefusalUpdate.Length: > 0 };
        _finish = update.FinishReason ?? _finish;
        foreach (var content in update.Contents)
        {
            _says |= content is FunctionCallContent or DataContent || (content is TextContent text && !string.IsNullOrWhiteSpace(text.Text));
            _refused |= content is ErrorContent;
        }
    }

    public void ThrowIfNot()
    {
        if (_finish == ChatFinishReason.ContentFilter) throw Failed(FailureKind.ContentFiltered, "finish content_filter");
        if (_refused && !_says) throw Failed(FailureKind.ContentFiltered, "refusal");
        if (_finish is null) throw Failed(FailureKind.ModelStalled, "stream without finish reason");
        if (!_says) throw Failed(FailureKind.ModelStalled, "empty answer");
    }

    private static FailureException Failed(FailureKind kind, string detail) => new(new Failure(kind, detail));
}
