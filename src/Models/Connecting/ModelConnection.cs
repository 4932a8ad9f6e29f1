using System.ClientModel;
using System.ClientModel.Primitives;
using Azure.AI.OpenAI;
using ChatAgency.Models.Configuring;
using Microsoft.Extensions.AI;
using OpenAI;

namespace ChatAgency.Models.Connecting;

/// <summary>
/// Opens the provider's own client. It tries a call once and waits without end: retries are the engine's, and silence
/// is measured by <see cref="Limiting.IdleLimitChatClient"/>.
/// </summary>
internal static class ModelConnection
{
    public const string HttpClientName = "ChatAgency.Models";

    // A service without keys still gets the header: the client library refuses an empty one.
    private const string NoKey = "none";

    public static IChatClient Open(ModelPlace place, ModelOptions options, HttpClient http) => place.Provider switch
    {
        ModelProvider.AzureOpenAI => OpenAzure(options.AzureOpenAI, http).GetChatClient(place.Model).AsIChatClient(),
        ModelProvider.OpenAI => OpenCompatible(options.OpenAI, http).GetChatClient(place.Model).AsIChatClient(),
        _ => throw new InvalidOperationException("The rehearsal model has no connection."),
    };

    private static AzureOpenAIClient OpenAzure(AzureOpenAIOptions options, HttpClient http) =>
        new(new Uri(options.Endpoint!), new ApiKeyCredential(options.ApiKey!), Configured(new AzureOpenAIClientOptions(), http));

    private static OpenAIClient OpenCompatible(OpenAIOptions options, HttpClient http)
    {
        var client = Configured(new OpenAIClientOptions(), http);
        if (options.BaseUrl is { Length: > 0 } address) client.Endpoint = new Uri(address);
        return new OpenAIClient(new ApiKeyCredential(options.ApiKey is { Length: > 0 } key ? key : NoKey), client);
    }

    private static TOptions Configured<TOptions>(TOptions options, HttpClient http) where TOptions : ClientPipelineOptions
    {
        options.RetryPolicy = new ClientRetryPolicy(maxRetries: 0);
        options.NetworkTimeout = Timeout.InfiniteTimeSpan;
        options.Transport = new HttpClientPipelineTransport(http);
        options.AddPolicy(new LeavingPolicy(), PipelinePosition.BeforeTransport);
        // The library's own log would write addresses and bodies of failed calls.
        options.ClientLoggingOptions = new ClientLoggingOptions { EnableLogging = false };
        return options;
    }
}
