using ChatAgency.Core.Views;

namespace ChatAgency.Gateway.Conversations;

/// <summary>A conversation as it is read.</summary>
internal sealed record Transcript(string Id, IReadOnlyList<TurnView> Turns);

/// <summary>One line of the list of conversations.</summary>
internal sealed record ConversationLine(string Id, string Title, DateTimeOffset UpdatedAt);

/// <summary>A piece of an answer: what stands from <paramref name="At"/> (UTF-16 units) to the end.</summary>
internal sealed record TextGrowth(long Turn, int At, string Text);
