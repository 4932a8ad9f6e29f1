using ChatAgency.Core.Conversations;
using Orleans;

namespace ChatAgency.Core.Views;

/// <summary>A conversation's turns, oldest first.</summary>
[GenerateSerializer, Immutable, Alias("ChatAgency.ConversationView")]
public sealed record ConversationView(
    [property: Id(0)] ConversationId Conversation,
    [property: Id(1)] IReadOnlyList<TurnView> Turns,
    [property: Id(2)] string Position);
