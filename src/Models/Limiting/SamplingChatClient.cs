using System.Text.RegularExpressions;
using Microsoft.Extensions.AI;

namespace ChatAgency.Models.Limiting;

/// <summary>
/// Leaves the temperature out for models that reason: they refuse the call otherwise (OpenAI's o-series and the GPT-5
/// family, known by their names; a deployment is judged by the model's name in its own).
/// </summary>
internal sealed partial class SamplingChatClient(IChatClient inner, string model) : DelegatingChatClient(inner)
{
    public override Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        base.GetResponseAsync(messages, Fitting(options), cancellationToken);

    public override IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        base.GetStreamingResponseAsync(messages, Fitting(options), cancellationToken);

    private ChatOptions? Fitting(ChatOptions? options)
    {
        if (options is null || (options.Temperature is null && options.TopP is null) || !Reasoning().IsMatch(options.ModelId ?? model)) return options;
        var fitting = options.Clone();
        fitting.Temperature = null;
        fitting.TopP = null;
        return fitting;
    }

    [GeneratedRegex(@"(^|[^a-z0-9])(o[1-9]|gpt-?5)(?![a-z0-9]*-?chat)([^a-z0-9]|$)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Reasoning();
}
