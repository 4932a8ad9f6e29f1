namespace ChatAgency.Core.Accepting;

/// <summary>What a word asks of the agency itself.</summary>
public enum CommandWord
{
    /// <summary>What it can do.</summary>
    Help,

    /// <summary>Who answers, and for what.</summary>
    Agents,

    /// <summary>To be quiet in this thread or channel.</summary>
    Mute,

    /// <summary>To speak there again.</summary>
    Unmute,
}
