namespace ChatAgency.Core.Agents;

/// <summary>What decided who answers, in the order in which it is asked. The numbers are stored: new ones are added at the end.</summary>
public enum Rung
{
    /// <summary>Decided before rungs were kept.</summary>
    Unknown = 0,

    /// <summary>The message names its agent, or a person chose one for this turn.</summary>
    Named = 1,

    /// <summary>The person's stored preference.</summary>
    Preference = 2,

    /// <summary>The talk of this thread goes on with its agent.</summary>
    Thread = 3,

    /// <summary>A rule of the workspace.</summary>
    Rule = 4,

    /// <summary>A correction that somebody of the workspace made before.</summary>
    Lesson = 5,

    /// <summary>The local router.</summary>
    Local = 6,

    /// <summary>A model, where the local router was unsure.</summary>
    Model = 7,

    /// <summary>The local router, between two that were about as likely: the person is asked, and the likeliest begins meanwhile.</summary>
    Likeliest = 8,

    /// <summary>Another agent had the turn, and passed it on.</summary>
    PassedOn = 9,
}
