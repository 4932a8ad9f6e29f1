using ChatAgency.Core.Agents;
using ChatAgency.Core.Conversations;
using ChatAgency.Core.Delivery;
using ChatAgency.Grains.Interfaces.Memory;
using ChatAgency.Grains.Interfaces.Platforms;
using ChatAgency.Slack.Names;
using ChatAgency.Slack.Files;
using ChatAgency.Slack.Outbound;
using ChatAgency.Slack.Rendering;
using ChatAgency.Slack.Sessions;
using ChatAgency.Slack.Speaking;
using ChatAgency.Slack.Streaming;

namespace ChatAgency.Slack.Threads;

/// <summary>Slack, as the agency's silos see it.</summary>
internal sealed class SlackPlatform(
    SlackWebApi api,
    ThreadReader reader,
    ThreadBlocks blocks,
    ThreadFiles files,
    AgentSessions sessions,
    SlackStreams streams,
    PersonNames names,
    SlackPersons persons,
    EarlierTalk earlier) : IPlatform
{
    public string Name => SlackNames.Platform;

    public IThread OpenThread(ConversationId conversation) => new SlackThread(api, reader, blocks, files, sessions, streams, conversation);

    public ValueTask<string> NameAsync(ConversationId conversation, PersonId person, CancellationToken cancellationToken) =>
        names.NameAsync(conversation.Workspace, person, cancellationToken);

    public ValueTask<string> ReadableAsync(ConversationId conversation, string text, CancellationToken cancellationToken) =>
        ReadableText.OfAsync(
            text,
            person => names.NameAsync(conversation.Workspace, person, cancellationToken),
            channel => names.ChannelAsync(conversation.Workspace, channel, cancellationToken));

    public bool StaysQuiet => true;

    public ValueTask<string?> RefusalAsync(ConversationId conversation, PersonId person, CancellationToken cancellationToken) =>
        persons.RefusalAsync(conversation, person, cancellationToken);

    public ValueTask<IReadOnlyList<Overheard>> BeforeAsync(ConversationId conversation, MessageId question, CancellationToken cancellationToken) =>
        earlier.BeforeAsync(conversation, question, cancellationToken);

    public ConversationId? ThreadOf(ConversationId here, string link) => ThreadLink.Read(here, link);

    // Who else may read a channel only Slack knows; the channel itself has the same readers for sure.
    public bool SharesReaders(ConversationId here, ConversationId there) =>
        (here.Platform, here.Workspace, here.Channel) == (there.Platform, there.Workspace, there.Channel);

    // A direct message's channel begins with D. Public and private channels look alike, and become each other.
    public ChannelClass ClassOf(ConversationId conversation) =>
        conversation.Channel.StartsWith('D') ? ChannelClass.Direct : ChannelClass.Private;
}
