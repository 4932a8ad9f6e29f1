using ChatAgency.Core.Speaking;

namespace ChatAgency.Grains.Speaking;

/// <summary>When the agency speaks. A workspace, and each of its channels, may want it otherwise.</summary>
public sealed class SpeakingOptions
{
    /// <summary>
    /// Which messages of a channel speak to the agency: <c>Mentions</c> (those that mention it), <c>FollowUps</c> (those, and
    /// what follows in threads in which it takes part) or <c>Every</c>.
    /// </summary>
    public SpeakingMode Mode { get; set; } = SpeakingMode.FollowUps;

    /// <summary>Whether guests of a workspace are answered.</summary>
    public bool Guests { get; set; }

    /// <summary>Whether channels that are shared with another organisation are open, and so their people.</summary>
    public bool External { get; set; }

    /// <summary>
    /// How many messages one author may write to the agency in one thread a minute, 0 to 1,000: what is more may be a loop
    /// of two machines, and is not answered. 0 for any number. Each gateway counts by itself.
    /// </summary>
    public int MessagesAMinute { get; set; } = 30;
}
