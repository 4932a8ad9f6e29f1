using ChatAgency.Core.Agents;
using ChatAgency.Core.Conversations;
using ChatAgency.Grains.Interfaces.Platforms;

namespace ChatAgency.Grains.Prompts;

/// <summary>A thread's words as its people read them: names in place of ids.</summary>
internal readonly struct ReadableThread(IPlatform? platform, ConversationId conversation)
{
    public async ValueTask<string> NameAsync(PersonId person, CancellationToken cancellationToken) =>
        Boundary.Name(platform is null ? person.Value : await platform.NameAsync(conversation, person, cancellationToken));

    public ValueTask<string> TextAsync(string text, CancellationToken cancellationToken) =>
        platform is null ? ValueTask.FromResult(text) : platform.ReadableAsync(conversation, text, cancellationToken);

    public async ValueTask<ReadableExchange> ExchangeAsync(Exchange exchange, CancellationToken cancellationToken) => new(
        await NameAsync(exchange.Author, cancellationToken),
        await TextAsync(exchange.Question, cancellationToken),
        exchange.Answer,
        exchange.Agent);
}
