namespace ChatAgency.Core.Speaking;

/// <summary>Which messages of a channel speak to the agency. The numbers are stored: new ones are added at the end.</summary>
public enum SpeakingMode
{
    /// <summary>Those that mention it.</summary>
    Mentions = 0,

    /// <summary>Those, and what follows in threads in which it takes part.</summary>
    FollowUps = 1,

    /// <summary>All that people write there, but to each other.</summary>
    Every = 2,
}
