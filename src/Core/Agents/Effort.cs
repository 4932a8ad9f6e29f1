namespace ChatAgency.Core.Agents;

/// <summary>How much an answer is expected to take, which decides how long it may take. The numbers are stored: new ones are added at the end.</summary>
public enum Effort
{
    /// <summary>A question like most.</summary>
    Usual = 0,

    /// <summary>A greeting, thanks: nothing to work out.</summary>
    SmallTalk = 1,

    /// <summary>Work with tools or files.</summary>
    LongWork = 2,
}
