namespace ChatAgency.Core.Speaking;

/// <summary>Why the agency stays quiet.</summary>
public enum QuietReason
{
    /// <summary>People talk in a channel, and not to the agency.</summary>
    Chatter,

    /// <summary>It is no mention, and the channel wants mentions alone.</summary>
    MentionsOnly,

    /// <summary>People of the thread talk to each other.</summary>
    BetweenPeople,

    /// <summary>The channel is shared with another organisation, or the person is of another one.</summary>
    External,

    /// <summary>The person is a guest.</summary>
    Guest,

    /// <summary>The channel is not one of those in which it answers.</summary>
    Channel,

    /// <summary>The person is not one of those whom it answers.</summary>
    Person,

    /// <summary>It is muted in this thread or channel.</summary>
    Muted,

    /// <summary>The same author says more in this thread than people do in a minute: it may be a loop.</summary>
    Loop,
}
