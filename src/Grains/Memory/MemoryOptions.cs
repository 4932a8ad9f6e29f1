namespace ChatAgency.Grains.Memory;

/// <summary>What the agency remembers beyond a thread's newest turns.</summary>
public sealed class MemoryOptions
{
    /// <summary>
    /// True to keep a running summary of what has left a thread's working window: one short model call for a dozen turns,
    /// beside the answers and never before them.
    /// </summary>
    public bool Summaries { get; set; } = true;

    /// <summary>The longest summary in the model's tokens. 100 to 4000.</summary>
    public int SummaryTokens { get; set; } = 600;

    /// <summary>
    /// The people who may have something remembered for everyone of their workspace, by the platform's id of the person. What
    /// they note is in everybody's prompts, so that nobody may unless named here.
    /// </summary>
    public List<string> NotesFrom { get; set; } = [];
}
