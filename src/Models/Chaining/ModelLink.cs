using ChatAgency.Models.Breaking;
using ChatAgency.Models.Configuring;
using ChatAgency.Models.Limiting;
using Microsoft.Extensions.AI;

namespace ChatAgency.Models.Chaining;

/// <summary>One model of the chain, with a circuit and a limit of its own.</summary>
/// <param name="Place">Where it is found.</param>
/// <param name="IsFirst">True for the model that is asked as long as it can be.</param>
/// <param name="Client">Makes calls through circuit and limit.</param>
/// <param name="Circuit">Whether it is asked at all.</param>
/// <param name="Limit">How many ask it at once.</param>
internal sealed record ModelLink(ModelPlace Place, bool IsFirst, IChatClient Client, Circuit Circuit, AdaptiveLimit Limit)
{
    /// <summary>What logs and metrics call it.</summary>
    public string Name => Place.Name;

    public IAsyncEnumerable<ChatResponseUpdate> Ask(IEnumerable<ChatMessage> messages, ChatOptions? options, CancellationToken cancellationToken) =>
        Client.GetStreamingResponseAsync(messages, Fitting(options), cancellationToken);

    // An agent names a model of the first service; another one may know none of that name.
    private ChatOptions? Fitting(ChatOptions? options)
    {
        if (IsFirst || options?.ModelId is null) return options;
        var fitting = options.Clone();
        fitting.ModelId = null;
        return fitting;
    }
}
