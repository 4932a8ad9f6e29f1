using ChatAgency.Models.Breaking;
using ChatAgency.Models.Configuring;
using ChatAgency.Models.Connecting;
using ChatAgency.Models.Limiting;
using ChatAgency.Models.Rehearsing;
using ChatAgency.Models.Translating;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ChatAgency.Models.Chaining;

/// <summary>Builds the models of the chain from the settings. One that was there before keeps its circuit and its limit: what they have seen is still so.</summary>
internal static class ModelLinks
{
    public static IReadOnlyList<ModelLink> Of(ModelOptions options, IReadOnlyList<ModelLink> before, IServiceProvider services) =>
        [.. ModelChoice.Places(options).Select((place, i) => Of(place, i == 0, options, before.FirstOrDefault(link => link.Place == place), services))];

    // From the outside in: waiting for a place is no part of the measured call, what waited is asked only if the circuit
    // is still closed, and what telemetry sees of a failure is already free of the provider's text.
    private static ModelLink Of(ModelPlace place, bool isFirst, ModelOptions options, ModelLink? before, IServiceProvider services)
    {
        var time = services.GetRequiredService<TimeProvider>();
        var circuit = before?.Circuit ?? new Circuit(place.Name, options.Circuit, time, services.GetRequiredService<ILogger<Circuit>>());
        var limit = before?.Limit ?? new AdaptiveLimit(options.MaxConcurrency);
        limit.Allow(options.MaxConcurrency);
        var client = new ChatClientBuilder(Provider(place, options, services))
            .Use(inner => new LimitChatClient(inner, limit))
            .Use(inner => new CircuitChatClient(inner, circuit))
            .UseOpenTelemetry(sourceName: ModelsRegistration.Telemetry, configure: static client => client.EnableSensitiveData = false)
            .Use(inner => new FailureChatClient(inner, time))
            .Use(inner => new IdleLimitChatClient(inner, options.FirstTokenTimeout, options.BetweenTokensTimeout, time))
            .Use(inner => new SamplingChatClient(inner, place.Model))
            .Build(services);
        return new ModelLink(place, isFirst, client, circuit, limit);
    }

    private static IChatClient Provider(ModelPlace place, ModelOptions options, IServiceProvider services) =>
        place.Provider == ModelProvider.Rehearsal
            ? new RehearsalChatClient(services.GetRequiredService<TimeProvider>())
            : ModelConnection.Open(place, options, services.GetRequiredService<IHttpClientFactory>().CreateClient(ModelConnection.HttpClientName));
}
