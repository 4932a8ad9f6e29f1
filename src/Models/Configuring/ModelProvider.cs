namespace ChatAgency.Models.Configuring;

/// <summary>Where models come from.</summary>
public enum ModelProvider
{
    /// <summary>No model: an answer that says what would have been asked.</summary>
    Rehearsal,

    /// <summary>OpenAI, or any service that speaks its protocol.</summary>
    OpenAI,

    /// <summary>Azure OpenAI.</summary>
    AzureOpenAI,
}
