namespace ChatAgency.Core.Speaking;

/// <summary>What is known of a person's message where it is decided whether it is answered. What is not known yet is false.</summary>
public readonly record struct SpeakingFacts
{
    /// <summary>It is a direct message to the agency.</summary>
    public bool IsDirect { get; init; }

    /// <summary>It mentions the agency.</summary>
    public bool IsMention { get; init; }

    /// <summary>It is a reply in a thread.</summary>
    public bool IsReply { get; init; }

    /// <summary>It mentions other people, or groups of them.</summary>
    public bool MentionsOthers { get; init; }

    /// <summary>It comes in an exchange between two others.</summary>
    public bool IsBetweenOthers { get; init; }

    /// <summary>Its channel is shared with another organisation.</summary>
    public bool IsInSharedChannel { get; init; }

    /// <summary>Its author is of another organisation.</summary>
    public bool IsForeign { get; init; }

    /// <summary>Its author is a guest.</summary>
    public bool IsGuest { get; init; }

    /// <summary>It is a word to which the agency listens also while it is quiet: one that stops, or <c>unmute</c>.</summary>
    public bool IsHeardAlways { get; init; }

    /// <summary>Its author has said more in this thread than people do in a minute.</summary>
    public bool IsLoop { get; init; }
}
