namespace ChatAgency.Grains.Tools;

/// <summary>What agents may do with tools, and how much of it.</summary>
public sealed class ToolOptions
{
    /// <summary>
    /// How many times the model may be called for one attempt of an answer: each time it asks for tools it is called once
    /// more with what they returned. In the last call it gets no tools and has to answer. 1 to 32.
    /// </summary>
    public int Rounds { get; set; } = 8;

    /// <summary>How many tool calls one attempt of an answer may make; further ones are refused to the model. 1 to 256.</summary>
    public int Calls { get; set; } = 24;

    /// <summary>Seconds that one tool call may take. 1 to 600.</summary>
    public int CallSeconds { get; set; } = 30;

    /// <summary>How many characters of what one call returns the model is shown. 200 to 200000.</summary>
    public int ResultCharacters { get; set; } = 20_000;

    /// <summary>The same for all calls of one attempt of an answer together. 200 to 2000000.</summary>
    public int AnswerCharacters { get; set; } = 80_000;

    /// <summary>
    /// Who may approve a call that needs it, by the platform's ids of people. Left empty, the person who asked; named, these
    /// alone.
    /// </summary>
    public List<string> Approvers { get; set; } = [];

    /// <summary>Minutes after which a call that nobody has approved is denied by itself. The thread's further questions wait as long. 1 to 1440.</summary>
    public int ApprovalMinutes { get; set; } = 60;

    /// <summary>Tools that no agent gets, whatever its profile says: names, or beginnings of names that end in <c>*</c>.</summary>
    public List<string> Off { get; set; } = [];

    /// <summary>
    /// Tools that only some get, by name or by the beginning of a name with <c>*</c>: the ids of the channels and people
    /// for whom they are, such as <c>Tools__Only__github_*__0</c> = <c>C024BE91L</c>. A tool that is not named here is for all.
    /// </summary>
    public Dictionary<string, List<string>> Only { get; set; } = new(StringComparer.Ordinal);
}
