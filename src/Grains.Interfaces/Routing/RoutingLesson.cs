using System.Collections.Immutable;
using ChatAgency.Core.Agents;
using ChatAgency.Core.Conversations;

namespace ChatAgency.Grains.Interfaces.Routing;

/// <summary>What a correction taught a workspace: messages like this one are for that agent. It holds no text.</summary>
/// <param name="Agent">Who was chosen.</param>
/// <param name="Conversation">The text form of the conversation that the corrected message stands in: its lessons go with it.</param>
/// <param name="Message">The message: edited or deleted, it takes its lesson with it.</param>
/// <param name="Words">A number for each word of the message, in rising order, 64 at most: the smallest.</param>
/// <param name="LearnedAt">When it was corrected.</param>
[GenerateSerializer, Immutable, Alias("ChatAgency.RoutingLesson")]
public sealed record RoutingLesson(
    [property: Id(0)] AgentName Agent,
    [property: Id(1)] string Conversation,
    [property: Id(2)] MessageId Message,
    [property: Id(3)] ImmutableArray<uint> Words,
    [property: Id(4)] DateTimeOffset LearnedAt);
