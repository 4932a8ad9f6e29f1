using Microsoft.Extensions.Options;

namespace ChatAgency.Models.Configuring;

/// <summary>Names every fault of the model settings at once, by the names that an operator sets, and never a value.</summary>
public sealed class ModelOptionsValidator : IValidateOptions<ModelOptions>
{
    private static readonly TimeSpan LongestSilence = TimeSpan.FromMinutes(30);

    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, ModelOptions options)
    {
        List<string> faults = [.. Azure(options), .. OpenAI(options), .. Choice(options), .. FallbackFaults.Of(options), .. PriceFaults.Of(options.Prices), .. Limits(options), .. Circuit(options.Circuit)];
        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    private static IEnumerable<string> Azure(ModelOptions options)
    {
        var azure = options.AzureOpenAI;
        if (!azure.IsSet && options.Provider != ModelProvider.AzureOpenAI) yield break;
        const string why = "is missing: Azure OpenAI needs AZURE_OPENAI_ENDPOINT, AZURE_OPENAI_API_KEY and AZURE_OPENAI_DEPLOYMENT together";
        if (string.IsNullOrWhiteSpace(azure.Endpoint)) yield return $"AZURE_OPENAI_ENDPOINT {why}";
        else if (!IsWebAddress(azure.Endpoint)) yield return "AZURE_OPENAI_ENDPOINT is no absolute https address";
        if (string.IsNullOrWhiteSpace(azure.ApiKey)) yield return $"AZURE_OPENAI_API_KEY {why}";
        if (string.IsNullOrWhiteSpace(azure.Deployment)) yield return $"AZURE_OPENAI_DEPLOYMENT {why}";
    }

    private static IEnumerable<string> OpenAI(ModelOptions options)
    {
        var openAI = options.OpenAI;
        if (!openAI.IsSet && options.Provider != ModelProvider.OpenAI) yield break;
        if (string.IsNullOrWhiteSpace(openAI.BaseUrl))
        {
            if (string.IsNullOrWhiteSpace(openAI.ApiKey)) yield return "OPENAI_API_KEY is missing: OpenAI answers to no call without a key";
            yield break;
        }

        if (!IsWebAddress(openAI.BaseUrl)) yield return "OPENAI_BASE_URL is no absolute http or https address";
        if (string.IsNullOrWhiteSpace(openAI.Model)) yield return "OPENAI_MODEL is missing: OPENAI_BASE_URL names a service whose models only you know";
    }

    private static IEnumerable<string> Choice(ModelOptions options)
    {
        if (options.Provider is { } provider && !Enum.IsDefined(provider)) yield return "Models:Provider is none of Rehearsal, OpenAI, AzureOpenAI";
        if (options is { Provider: null, OpenAI.IsSet: true, AzureOpenAI.IsSet: true })
        {
            yield return "AZURE_OPENAI_ENDPOINT and OPENAI_API_KEY or OPENAI_BASE_URL are both set: unset one, or say which with Models:Provider (AzureOpenAI or OpenAI)";
        }
    }

    private static IEnumerable<string> Limits(ModelOptions options)
    {
        if (!IsSilence(options.FirstTokenTimeout)) yield return "Models:FirstTokenTimeout is not above 0 and at most 30 minutes";
        if (!IsSilence(options.BetweenTokensTimeout)) yield return "Models:BetweenTokensTimeout is not above 0 and at most 30 minutes";
        if (options.MaxConcurrency is < 1 or > 100_000) yield return "MAX_WORKERS is not from 1 to 100000";
        if (options.RetryShare is not (>= 0 and <= 1)) yield return "Models:RetryShare is not from 0 to 1";
        if (options.RetryFloor is < 0 or > 100_000) yield return "Models:RetryFloor is not from 0 to 100000";
    }

    private static IEnumerable<string> Circuit(CircuitOptions circuit)
    {
        if (circuit.MinimumCalls is < 2 or > 100_000) yield return "Models:Circuit:MinimumCalls is not from 2 to 100000";
        if (circuit.FailureShare is not (>= 0.05 and <= 1)) yield return "Models:Circuit:FailureShare is not from 0.05 to 1";
        if (!IsPause(circuit.Window)) yield return "Models:Circuit:Window is not from 1 second to 10 minutes";
        if (!IsPause(circuit.Break)) yield return "Models:Circuit:Break is not from 1 second to 10 minutes";
    }

    private static bool IsPause(TimeSpan value) => value >= TimeSpan.FromSeconds(1) && value <= TimeSpan.FromMinutes(10);

    private static bool IsSilence(TimeSpan value) => value > TimeSpan.Zero && value <= LongestSilence;

    private static bool IsWebAddress(string value) =>
        Uri.TryCreate(value, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttps || uri.Scheme == Uri.UriSchemeHttp);
}
