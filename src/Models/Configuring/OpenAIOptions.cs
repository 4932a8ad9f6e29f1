namespace ChatAgency.Models.Configuring;

/// <summary>OpenAI, or any service that speaks its chat completions protocol (vLLM, Ollama, LM Studio, a gateway).</summary>
public sealed class OpenAIOptions
{
    /// <summary>The model where none is named and OpenAI itself answers.</summary>
    public const string DefaultModel = "gpt-4.1-mini";

    /// <summary>The key (<c>OPENAI_API_KEY</c>). Needed unless <see cref="BaseUrl"/> names a service that asks for none.</summary>
    public string? ApiKey { get; set; }

    /// <summary>The service's address with its version (<c>OPENAI_BASE_URL</c>), such as <c>http://localhost:11434/v1</c>. Default: OpenAI's own.</summary>
    public string? BaseUrl { get; set; }

    /// <summary>The model (<c>OPENAI_MODEL</c>). Needed with <see cref="BaseUrl"/>; otherwise <see cref="DefaultModel"/>.</summary>
    public string? Model { get; set; }

    internal bool IsSet => ApiKey is { Length: > 0 } || BaseUrl is { Length: > 0 } || Model is { Length: > 0 };
}
