namespace ChatAgency.Models.Configuring;

/// <summary>Azure OpenAI. All three are needed, or none.</summary>
public sealed class AzureOpenAIOptions
{
    /// <summary>The resource's address (<c>AZURE_OPENAI_ENDPOINT</c>), such as <c>https://name.openai.azure.com</c>.</summary>
    public string? Endpoint { get; set; }

    /// <summary>The resource's key (<c>AZURE_OPENAI_API_KEY</c>).</summary>
    public string? ApiKey { get; set; }

    /// <summary>The name of the model's deployment (<c>AZURE_OPENAI_DEPLOYMENT</c>).</summary>
    public string? Deployment { get; set; }

    internal bool IsSet => Endpoint is { Length: > 0 } || ApiKey is { Length: > 0 } || Deployment is { Length: > 0 };
}
