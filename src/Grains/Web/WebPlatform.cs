using ChatAgency.Core.Conversations;
using ChatAgency.Core.Delivery;
using ChatAgency.Grains.Interfaces.Platforms;

namespace ChatAgency.Grains.Web;

/// <summary>The web chat: its thread is the conversation's own record, which its pages watch.</summary>
internal sealed class WebPlatform : IPlatform
{
    public string Name => "web";

    public IThread OpenThread(ConversationId conversation) => new WebThread();

    public ValueTask<string> NameAsync(ConversationId conversation, PersonId person, CancellationToken cancellationToken) => new(person.Value);

    public ValueTask<string> ReadableAsync(ConversationId conversation, string text, CancellationToken cancellationToken) => new(text);
}
