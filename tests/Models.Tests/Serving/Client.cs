using ChatAgency.Models.Configuring;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;

namespace ChatAgency.Models.Tests.Serving;

/// <summary>The pipeline as a host gets it.</summary>
internal static class Client
{
    public const string Key = "sk-test-0123456789";

    public static ServiceProvider Host(Action<ModelOptions> configure, TimeProvider? time = null)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton(time ?? TimeProvider.System);
        services.AddModels().Configure(configure);
        return services.BuildServiceProvider();
    }

    public static ServiceProvider Host(ModelProvider provider, string address, TimeProvider? time = null, int calls = 256) => Host(
        options =>
        {
            options.MaxConcurrency = calls;
            if (provider == ModelProvider.OpenAI) options.OpenAI = new() { ApiKey = Key, BaseUrl = $"{address}/v1", Model = "scripted" };
            else options.AzureOpenAI = new() { ApiKey = Key, Endpoint = address, Deployment = "scripted" };
        },
        time);

    public static IChatClient Model(this ServiceProvider host) => host.GetRequiredService<IChatClient>();

    public static async Task<string> AskAsync(this IChatClient model, CancellationToken cancellationToken) =>
        (await model.GetStreamingResponseAsync("Why?", cancellationToken: cancellationToken).ToChatResponseAsync(cancellationToken)).Text;
}
