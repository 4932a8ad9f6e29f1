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
    /// Further models, at most 4, asked in their order where the ones before cannot be: each has a `Provider` (`OpenAI` or
    /// `AzureOpenAI`) and a `Model`, and uses that provider's connection, as in <c>Models__Fallbacks__0__Model</c>. Words of
    /// threads go to each of them. Default: none.
    /// </summary>
    public IList<ModelFallback> Fallbacks { get; init; } = [];

    /// <summary>
    /// What models cost, at most 100: each has a `Model` (as it names itself; a date at its end may be left out), an
    /// `InputPerMillion` and an `OutputPerMillion` (US dollars for a million tokens, from 0 to 100,000), as in
    /// <c>Models__Prices__0__Model</c>. Of a model that has no price no cost is told. Default: none.
    /// </summary>
    public IList<PricedModel> Prices { get; init; } = [];

    /// <summary>When a model that fails is left alone for a while.</summary>
    public CircuitOptions Circuit { get; set; } = new();

    /// <summary>
    /// How long the model may take to its first words, from the start of the call. Default 60 s: slow models have been
    /// seen to take most of a minute. From above 0 to 30 minutes.
    /// </summary>
    public TimeSpan FirstTokenTimeout { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>
    /// How long the model may be silent between two pieces of an answer. Default 25 s, so that a thread knows within a
    /// minute that its answer will not come, even if the second attempt goes silent too. From above 0 to 30 minutes.
    /// </summary>
    public TimeSpan BetweenTokensTimeout { get; set; } = TimeSpan.FromSeconds(25);

    /// <summary>
    /// The most calls at once of this process to one model (<c>MAX_WORKERS</c>); more wait in order. Fewer run while the
    /// model's service says that it has too much to do. Default 256, from 1 to 100,000.
    /// </summary>
    public int MaxConcurrency { get; set; } = 256;

    /// <summary>
    /// Second attempts within a minute, as a share of the first ones, so that an outage is not met with twice the calls;
    /// they come on top of <see cref="RetryFloor"/>. Default 0.2, from 0 to 1.
    /// </summary>
    public double RetryShare { get; set; } = 0.2;

    /// <summary>Second attempts within a minute that this process makes whatever the number of first ones. Default 30, from 0 to 100,000.</summary>
    public int RetryFloor { get; set; } = 30;
}
