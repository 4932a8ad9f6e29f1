namespace ChatAgency.Grains.Prompts;

/// <summary>How much of a thread a model is shown.</summary>
public sealed class PromptOptions
{
    /// <summary>
    /// The longest prompt in the model's tokens: instructions, question and as much of the thread as fits, the newest
    /// kept. Default 25,000, from 4,000 to 1,000,000.
    /// </summary>
    public int MaxPromptTokens { get; set; } = 25_000;
}
