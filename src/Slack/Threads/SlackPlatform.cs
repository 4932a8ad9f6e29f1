using ChatAgency.Core.Conversations;
using ChatAgency.Core.Delivery;
using ChatAgency.Grains.Interfaces.Platforms;
using ChatAgency.Slack.Names;
using ChatAgency.Slack.Outbound;

namespace ChatAgency.Slack.Threads;

/// <summary>Slack, as the agency's silos see it.</summary>
internal sealed class SlackPlatform(SlackWebApi api, ThreadReader reader, PersonNames names) : IPlatform
{
    public string Name => SlackNames.Platform;

    public IThread OpenThread(ConversationId conversation) => new SlackThread(api, reader, conversation);

    public ValueTask<string> NameAsync(ConversationId conversation, PersonId person, CancellationToken cancellationToken) =>
        names.NameAsync(conversation.Workspace, person, cancellationToken);

    public ValueTask<string> ReadableAsync(ConversationId conversation, string text, CancellationToken cancellationToken) =>
        ReadableText.OfAsync(text, person => names.NameAsync(conversation.Workspace, person, cancellationToken));
}
