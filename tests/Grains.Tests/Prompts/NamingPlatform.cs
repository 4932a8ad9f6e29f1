using ChatAgency.Core.Conversations;
using ChatAgency.Core.Delivery;
using ChatAgency.Grains.Interfaces.Memory;
using ChatAgency.Grains.Interfaces.Platforms;

namespace ChatAgency.Grains.Tests.Prompts;

/// <summary>A platform that knows its people.</summary>
internal sealed class NamingPlatform(params (string Id, string Name)[] people) : IPlatform
{
    public int Asked { get; private set; }

    public string Name => "slack";

    public IThread OpenThread(ConversationId conversation) => throw new NotSupportedException("Prompts write nothing.");

    public ValueTask<string> NameAsync(ConversationId conversation, PersonId person, CancellationToken cancellationToken) =>
        ValueTask.FromResult(people.FirstOrDefault(p => p.Id == person.Value).Name ?? person.Value);

    public ValueTask<string> ReadableAsync(ConversationId conversation, string text, CancellationToken cancellationToken)
    {
        Asked++;
        return ValueTask.FromResult(people.Aggregate(text, static (readable, person) => readable.Replace($"<@{person.Id}>", $"@{person.Name}", StringComparison.Ordinal)));
    }

    public ConversationId? ThreadOf(ConversationId here, string link) =>
        ConversationId.IsPart(link) ? new ConversationId(here.Platform, here.Workspace, here.Channel, link) : null;

    public bool SharesReaders(ConversationId here, ConversationId there) =>
        (here.Platform, here.Workspace, here.Channel) == (there.Platform, there.Workspace, there.Channel);

    public ChannelClass ClassOf(ConversationId conversation) => conversation.Channel.StartsWith('D') ? ChannelClass.Direct : ChannelClass.Private;
}
