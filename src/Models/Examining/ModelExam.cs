using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using ChatAgency.Models.Configuring;
using ChatAgency.Models.Connecting;
using Microsoft.Extensions.Options;

namespace ChatAgency.Models.Examining;

/// <summary>Asks the providers that are set for the list of their models: it costs nothing, and wants address and key to be good.</summary>
public sealed class ModelExam(IHttpClientFactory clients, IOptions<ModelOptions> options)
{
    private const string OpenAIAddress = "https://api.openai.com/v1";

    // The oldest version that is generally available and lists models.
    private const string AzureList = "openai/models?api-version=2024-10-21";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    /// <summary>One finding for each provider that answers or steps in; none where the rehearsal answers.</summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<IReadOnlyList<ModelFinding>> AskAsync(CancellationToken cancellationToken)
    {
        List<ModelFinding> findings = [];
        foreach (var provider in ModelChoice.Places(options.Value).GroupBy(static place => place.Provider))
        {
            if (provider.Key == ModelProvider.Rehearsal) continue;
            var isAzure = provider.Key == ModelProvider.AzureOpenAI;
            // Azure lists models, not the deployments that the settings name.
            var problem = isAzure ? await AskAsync(Azure(), "AZURE_OPENAI_ENDPOINT", "AZURE_OPENAI_API_KEY", [], cancellationToken)
                : await AskAsync(OpenAI(), "OPENAI_BASE_URL", "OPENAI_API_KEY", [.. provider.Select(static place => place.Model)], cancellationToken);
            findings.Add(new ModelFinding(isAzure ? "Azure OpenAI" : "OpenAI", problem));
        }

        return findings;
    }

    private async Task<string?> AskAsync(HttpRequestMessage request, string address, string key, IReadOnlyList<string> wanted, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Patience);
        using (request)
        {
            try
            {
                using var response = await clients.CreateClient(ModelConnection.HttpClientName).SendAsync(request, limit.Token);
                if (response.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden) return $"refuses the key ({(int)response.StatusCode}): look at {key}.";
                if (response.StatusCode >= HttpStatusCode.InternalServerError) return $"answers with {(int)response.StatusCode}: wait, or look at {address}.";
                // Not every service lists its models; that it answered is all that can be known then.
                return response.IsSuccessStatusCode ? Unlisted(await response.Content.ReadAsStringAsync(limit.Token), wanted) : null;
            }
            catch (Exception silence) when (silence is HttpRequestException or IOException || (silence is OperationCanceledException && !cancellationToken.IsCancellationRequested))
            {
                return $"does not answer at {request.RequestUri!.Authority}: look at {address}, and let this machine reach it.";
            }
        }
    }

    private static string? Unlisted(string body, IReadOnlyList<string> wanted)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            if (document.RootElement.ValueKind != JsonValueKind.Object || !document.RootElement.TryGetProperty("data", out var data) || data.ValueKind != JsonValueKind.Array) return null;
            var listed = data.EnumerateArray().Select(static model => model.ValueKind == JsonValueKind.Object && model.TryGetProperty("id", out var id) ? id.ToString() : "").ToHashSet(StringComparer.Ordinal);
            return wanted.FirstOrDefault(model => listed.Count > 0 && !listed.Contains(model)) is { } missing ? $"does not list the model {missing}: look at OPENAI_MODEL." : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private HttpRequestMessage OpenAI()
    {
        var set = options.Value.OpenAI;
        var request = new HttpRequestMessage(HttpMethod.Get, $"{(set.BaseUrl is { Length: > 0 } address ? address : OpenAIAddress).TrimEnd('/')}/models");
        if (set.ApiKey is { Length: > 0 } key) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        return request;
    }

    private HttpRequestMessage Azure()
    {
        var set = options.Value.AzureOpenAI;
        var request = new HttpRequestMessage(HttpMethod.Get, $"{set.Endpoint!.TrimEnd('/')}/{AzureList}");
        request.Headers.Add("api-key", set.ApiKey);
        return request;
    }
}
