using ChatAgency.Core.Pricing;
using ChatAgency.Models.Chaining;
using ChatAgency.Models.Configuring;
using ChatAgency.Models.Connecting;
using ChatAgency.Models.Counting;
using ChatAgency.Models.Examining;
using ChatAgency.Models.Watching;
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
    /// Adds one <see cref="IChatClient"/>, its <see cref="ModelDescription"/>, the <see cref="PriceList"/> and its <see cref="Tokenizer"/> (loaded
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
        services.AddSingleton(static provider => new PriceList([.. Options(provider).Prices.Select(static one => new ModelPrice(one.Model!, one.InputPerMillion!.Value, one.OutputPerMillion!.Value))]));
        services.AddSingleton(static provider => ModelTokenizer.Load(ModelChoice.Model(Options(provider))));
        services.AddSingleton(static provider => new ModelChain(provider.GetRequiredService<IOptions<ModelOptions>>(), (options, before) => ModelLinks.Of(options, before, provider)));
        services.AddSingleton(static provider => new RetryBudget(provider.GetRequiredService<TimeProvider>()));
        services.AddMetrics();
        services.AddSingleton<ModelMetrics>();
        services.AddHealthChecks().AddCheck<ModelHealth>("models");
        services.AddSingleton<IChatClient, ChainChatClient>();
        return services;
    }

    /// <summary>For the command line: <see cref="ModelExam"/>, as <see cref="ModelOptions"/> say, which the caller binds.</summary>
    public static IServiceCollection AddModelExam(this IServiceCollection services)
    {
        services.AddTransport();
        return services.AddSingleton<ModelExam>();
    }

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
            // An answer that was stopped is left at once: reading on for two seconds, to keep the connection, would have the model write on.
            handler.MaxResponseDrainSize = 0;
            handler.ResponseDrainTimeout = TimeSpan.Zero;
        })
        .SetHandlerLifetime(Timeout.InfiniteTimeSpan)
        .RemoveAllLoggers();

    private static ModelOptions Options(IServiceProvider services) => services.GetRequiredService<IOptions<ModelOptions>>().Value;
}
