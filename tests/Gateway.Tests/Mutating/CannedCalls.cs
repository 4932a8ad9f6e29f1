using ChatAgency.Core.Accepting;
using ChatAgency.Core.Conversations;
using ChatAgency.Core.Views;
using ChatAgency.Grains.Interfaces.Conversations;

namespace ChatAgency.Gateway.Tests.Mutating;

/// <summary>Answers calls to conversations where they arrive in the silo: they went all the way, and leave nothing behind.</summary>
internal sealed class CannedCalls : IIncomingGrainCallFilter
{
    public Task Invoke(IIncomingGrainCallContext context)
    {
        if (context.InterfaceMethod.DeclaringType != typeof(IConversationGrain)) return context.Invoke();
        var id = context.TargetId.Key.ToString()!;
        if (!ConversationId.TryParse(id, out var conversation)) throw new ArgumentException("The key of a conversation grain is a conversation id.");
        context.Result = context.InterfaceMethod.Name switch
        {
            nameof(IConversationGrain.Accept) => new AcceptResult(Outcome((IncomingMessage)context.Request.GetArgument(0)!, conversation), 1),
            nameof(IConversationGrain.ReadAll) => new ConversationView(conversation, [], "0"),
            nameof(IConversationGrain.Cancel) or nameof(IConversationGrain.Decide) or nameof(IConversationGrain.TryAgain) or nameof(IConversationGrain.Redo) or nameof(IConversationGrain.Rate)
                or nameof(IConversationGrain.TakeBack) or nameof(IConversationGrain.AnswerBy) => true,
            _ => null,
        };
        return Task.CompletedTask;
    }

    // As the grain: what was addressed to another conversation is a defect of the door.
    private static AcceptOutcome Outcome(IncomingMessage message, ConversationId conversation) =>
        message.Conversation == conversation ? AcceptOutcome.Accepted : throw new ArgumentException("The message belongs to another conversation.");
}
