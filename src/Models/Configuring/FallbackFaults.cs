namespace ChatAgency.Models.Configuring;

/// <summary>What is wrong with the chain of models.</summary>
internal static class FallbackFaults
{
    private const int Most = 4;

    public static IEnumerable<string> Of(ModelOptions options)
    {
        if (options.Fallbacks.Count == 0) yield break;
        if (options.Fallbacks.Count > Most) yield return $"Models:Fallbacks has more than {Most} models";
        if (options is { Provider: null or ModelProvider.Rehearsal, OpenAI.IsSet: false, AzureOpenAI.IsSet: false } or { Provider: ModelProvider.Rehearsal })
        {
            yield return "Models:Fallbacks follow no model: set one, or leave them out";
            yield break;
        }

        for (var i = 0; i < options.Fallbacks.Count; i++)
        {
            foreach (var fault in Of(options, options.Fallbacks[i])) yield return $"Models:Fallbacks:{i}:{fault}";
        }
    }

    private static IEnumerable<string> Of(ModelOptions options, ModelFallback fallback)
    {
        if (string.IsNullOrWhiteSpace(fallback.Model)) yield return "Model is missing";
        if (fallback.Provider is not (ModelProvider.OpenAI or ModelProvider.AzureOpenAI)) yield return "Provider is none of OpenAI, AzureOpenAI";
        else if (fallback.Provider == ModelProvider.OpenAI ? !options.OpenAI.IsSet : !options.AzureOpenAI.IsSet) yield return "Provider is not configured";
    }
}
