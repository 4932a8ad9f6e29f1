using ChatAgency.Core.Conversations;
using ChatAgency.Core.Delivery;
using ChatAgency.Grains.Interfaces.Memory;
using ChatAgency.Grains.Interfaces.Platforms;

namespace ChatAgency.Grains.Web;

/// <summary>The web chat: its thread is the conversation's own record, which its pages watch.</summary>
internal sealed class WebPlatform : IPlatform
{
    public string Name => "web";

    public IThread OpenThread(ConversationId conversation) => new WebThread();

    public ValueTask<string> NameAsync(ConversationId conversation, PersonId person, CancellationToken cancellationToken) => new(person.Value);

    public ValueTask<string> ReadableAsync(ConversationId conversation, string text, CancellationToken cancellationToken) => new(text);

    public ConversationId? ThreadOf(ConversationId here, string link) =>
        ConversationId.IsPart(link) ? new ConversationId(here.Platform, here.Workspace, here.Channel, link) : null;

    public bool SharesReaders(ConversationId here, ConversationId there) =>
        (here.Platform, here.Workspace, here.Channel) == (there.Platform, there.Workspace, there.Channel);

    public ChannelClass ClassOf(ConversationId conversation) => ChannelClass.Direct;
}
