using ChatAgency.Models.Configuring;
using ChatAgency.Models.Connecting;
using ChatAgency.Models.Counting;
using ChatAgency.Models.Limiting;
using ChatAgency.Models.Rehearsing;
using ChatAgency.Models.Translating;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Microsoft.ML.Tokenizers;

namespace ChatAgency.Models;

/// <summary>Brings the models into a host.</summary>
public static class ModelsRegistration
{
    /// <summary>The name of the activity source and meter that model calls report to, by the GenAI conventions of OpenTelemetry.</summary>
    public const string Telemetry = "ChatAgency.Models";

    private static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan ConnectionLifetime = TimeSpan.FromMinutes(5);

    /// <summary>
    /// Adds one <see cref="IChatClient"/>, its <see cref="ModelDescription"/> and its <see cref="Tokenizer"/> (loaded
    /// when it is first asked for), as <see cref="ModelOptions"/> say, which the host binds. Every failure of the client
    /// is a <see cref="Core.Failures.FailureException"/>, except a cancellation by the caller.
    /// </summary>
    public static IServiceCollection AddModels(this IServiceCollection services)
    {
        services.AddOptions<ModelOptions>().ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<ModelOptions>, ModelOptionsValidator>());
        services.TryAddSingleton(TimeProvider.System);
        services.AddTransport();
        services.AddSingleton(static provider => ModelChoice.Describe(Options(provider)));
        services.AddSingleton(static provider => ModelTokenizer.Load(ModelChoice.Model(Options(provider))));
        services.AddSingleton(Pipeline);
        return services;
    }

    // From the outside in: waiting for a place is no part of the measured call, and what telemetry sees of a failure is
    // already free of the provider's text.
    private static IChatClient Pipeline(IServiceProvider services)
    {
        var options = Options(services);
        var time = services.GetRequiredService<TimeProvider>();
        return new ChatClientBuilder(Provider(options, services))
            .Use(inner => new ConcurrencyLimitChatClient(inner, options.MaxConcurrency))
            .UseOpenTelemetry(sourceName: Telemetry, configure: static client => client.EnableSensitiveData = false)
            .Use(inner => new FailureChatClient(inner, time))
            .Use(inner => new IdleLimitChatClient(inner, options.FirstTokenTimeout, options.BetweenTokensTimeout, time))
            .Use(inner => new SamplingChatClient(inner, ModelChoice.Model(options)))
            .Build(services);
    }

    private static IChatClient Provider(ModelOptions options, IServiceProvider services) =>
        ModelChoice.Provider(options) == ModelProvider.Rehearsal
            ? new RehearsalChatClient(services.GetRequiredService<TimeProvider>())
            : ModelConnection.Open(options, services.GetRequiredService<IHttpClientFactory>().CreateClient(ModelConnection.HttpClientName));

    // No redirects: they would carry key and words to another place. The client lives as long as the process, so its
    // connections are renewed by their own lifetime, to follow DNS.
    private static void AddTransport(this IServiceCollection services) => services
        .AddHttpClient(ModelConnection.HttpClientName, static client => client.Timeout = Timeout.InfiniteTimeSpan)
        .UseSocketsHttpHandler(static (handler, _) =>
        {
            handler.AllowAutoRedirect = false;
            handler.UseCookies = false;
            handler.ConnectTimeout = ConnectTimeout;
            handler.PooledConnectionLifetime = ConnectionLifetime;
            handler.EnableMultipleHttp2Connections = true;
        })
        .SetHandlerLifetime(Timeout.InfiniteTimeSpan)
        .RemoveAllLoggers();

    private static ModelOptions Options(IServiceProvider services) => services.GetRequiredService<IOptions<ModelOptions>>().Value;
}
