using System.Collections.Immutable;
using ChatAgency.Core.Conversations;
using Orleans;

namespace ChatAgency.Core.Running;

/// <summary>What a conversation forgot for its age.</summary>
/// <param name="Turns">How many turns.</param>
/// <param name="Chosen">Those for which a person had chosen an agent.</param>
/// <param name="IsGone">True where nothing was left and the conversation was removed whole.</param>
[GenerateSerializer, Immutable, Alias("ChatAgency.Aged")]
public sealed record Aged([property: Id(0)] int Turns, [property: Id(1)] ImmutableArray<MessageId> Chosen, [property: Id(2)] bool IsGone);
