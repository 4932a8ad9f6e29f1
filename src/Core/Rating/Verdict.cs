namespace ChatAgency.Core.Rating;

/// <summary>What a person thinks of an answer. The numbers are stored: new ones are added at the end.</summary>
public enum Verdict
{
    /// <summary>They said something, and took it back.</summary>
    TakenBack = 0,

    /// <summary>A good answer.</summary>
    Up = 1,

    /// <summary>Not a good answer.</summary>
    Down = 2,
}
