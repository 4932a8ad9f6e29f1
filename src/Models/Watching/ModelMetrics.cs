using System.Diagnostics.Metrics;
using ChatAgency.Models.Chaining;
using Polly.CircuitBreaker;

namespace ChatAgency.Models.Watching;

/// <summary>How the connections to models stand, as metrics.</summary>
internal sealed class ModelMetrics
{
    private readonly Counter<long> _retries;

    public ModelMetrics(IMeterFactory meters, ModelChain chain)
    {
        var meter = meters.Create(ModelsRegistration.Telemetry);
        _retries = meter.CreateCounter<long>("chat_model_retry", description: "Second attempts, by whether the budget allowed them.");
        Each("chat_model_circuit", "0 closed, 1 probing, 2 open.", static link => link.Circuit.State switch
        {
            CircuitState.Closed => 0,
            CircuitState.HalfOpen => 1,
            _ => 2,
        });
        Each("chat_model_limit", "Calls that may run at once.", static link => link.Limit.Limit);
        Each("chat_model_in_flight", "Calls that run.", static link => link.Limit.InFlight);
        Each("chat_model_waiting", "Calls that wait for a place.", static link => link.Limit.Waiting);

        void Each(string name, string description, Func<ModelLink, int> value) => meter.CreateObservableGauge(
            name, () => chain.Links.Select(link => new Measurement<int>(value(link), new KeyValuePair<string, object?>("model", link.Name))), description: description);
    }

    public void Retried(bool made) => _retries.Add(1, new KeyValuePair<string, object?>("result", made ? "made" : "refused"));
}
