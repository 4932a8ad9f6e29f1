namespace ChatAgency.Grains.Interfaces.Listing;

/// <summary>One line of a person's list of conversations.</summary>
/// <param name="Id">The caller's own name for it.</param>
/// <param name="Title">The start of its first question.</param>
/// <param name="UpdatedAt">When a message was last sent to it.</param>
[GenerateSerializer, Immutable, Alias("ChatAgency.ListedConversation")]
public sealed record ListedConversation([property: Id(0)] string Id, [property: Id(1)] string Title, [property: Id(2)] DateTimeOffset UpdatedAt);
