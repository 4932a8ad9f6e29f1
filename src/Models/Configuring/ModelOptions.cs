namespace ChatAgency.Models.Configuring;

/// <summary>Which model answers, and how long it may be silent. With no provider set the rehearsal model answers.</summary>
public sealed class ModelOptions
{
    /// <summary>
    /// Which provider to use where more than one is configured; not needed otherwise. There is no silent precedence:
    /// a thread's words must not go to a service by a guess.
    /// </summary>
    public ModelProvider? Provider { get; set; }

    /// <summary>OpenAI, or any service that speaks its protocol.</summary>
    public OpenAIOptions OpenAI { get; set; } = new();

    /// <summary>Azure OpenAI.</summary>
    public AzureOpenAIOptions AzureOpenAI { get; set; } = new();

    /// <summary>
    /// How long the model may take to its first words, from the start of the call. Default 60 s: slow models have been
    /// seen to take most of a minute. From above 0 to 30 minutes.
    /// </summary>
    public TimeSpan FirstTokenTimeout { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>
    /// How long the model may be silent between two pieces of an answer. Default 30 s, so that a thread knows within a
    /// minute that its answer will not come. From above 0 to 30 minutes.
    /// </summary>
    public TimeSpan BetweenTokensTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Model calls at once in this process (<c>MAX_WORKERS</c>); more wait in order. Default 256, from 1 to 100,000.</summary>
    public int MaxConcurrency { get; set; } = 256;
}
