namespace ChatAgency.Grains.Retaining;

/// <summary>What conversations the store has, told by the names of its records. A host without a store that can be listed has none of this, and nothing is forgotten there.</summary>
/// <param name="PagesAsync">Text forms of conversations, by pages.</param>
public sealed record KeptConversations(Func<CancellationToken, IAsyncEnumerable<IReadOnlyList<string>>> PagesAsync);
