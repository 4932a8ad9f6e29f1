using Orleans;

namespace ChatAgency.Core.Views;

/// <summary>One change of a conversation, as a watcher receives it.</summary>
[GenerateSerializer, Immutable, Alias("ChatAgency.ConversationChange")]
public abstract record ConversationChange
{
    /// <summary>Where in the stream of changes this stands; given back after a break, the stream goes on from here.</summary>
    [Id(0)] public required string Position { get; init; }

    /// <summary>The turn is now this, as a whole.</summary>
    [GenerateSerializer, Immutable, Alias("ChatAgency.ConversationChange.Turn")]
    public sealed record Turn([property: Id(0)] TurnView View) : ConversationChange;

    /// <summary>The turn's text grew: <paramref name="Text"/> stands at <paramref name="At"/> (UTF-16 units) and ends it.</summary>
    [GenerateSerializer, Immutable, Alias("ChatAgency.ConversationChange.Text")]
    public sealed record Growth([property: Id(0)] long Number, [property: Id(1)] int At, [property: Id(2)] string Text) : ConversationChange;

    /// <summary>The conversation was erased; nothing follows.</summary>
    [GenerateSerializer, Immutable, Alias("ChatAgency.ConversationChange.Erased")]
    public sealed record Erased : ConversationChange;
}
