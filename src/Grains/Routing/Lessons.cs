using ChatAgency.Core.Agents;
using ChatAgency.Core.Conversations;
using ChatAgency.Core.Keeping;
using ChatAgency.Grains.Interfaces.Routing;

namespace ChatAgency.Grains.Routing;

/// <summary>Hands what a conversation's corrections teach to its workspace.</summary>
internal sealed class Lessons(IGrainFactory grains, TimeProvider time)
{
    /// <summary>Messages like this one are for that agent.</summary>
    public Task LearnAsync(ConversationId conversation, Question question, AgentName agent, CancellationToken cancellationToken)
    {
        var words = Fingerprint.Of(Addressed.Body(question.Text), WorkspaceKey.Of(conversation));
        return Book(conversation).Learn(new RoutingLesson(agent, conversation.ToString(), question.Id, words, time.GetUtcNow()), cancellationToken);
    }

    /// <summary>What was learned of this message, or of all of the conversation where it is null, is gone.</summary>
    public Task ForgetAsync(ConversationId conversation, MessageId? message, CancellationToken cancellationToken) =>
        Book(conversation).Forget(conversation.ToString(), message, cancellationToken);

    private IWorkspaceRoutingGrain Book(ConversationId conversation) => grains.GetGrain<IWorkspaceRoutingGrain>(WorkspaceKey.Of(conversation));
}
