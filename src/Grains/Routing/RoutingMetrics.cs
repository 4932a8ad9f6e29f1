using System.Diagnostics.Metrics;
using ChatAgency.Core.Agents;

namespace ChatAgency.Grains.Routing;

/// <summary>What is counted of routing.</summary>
internal sealed class RoutingMetrics
{
    private readonly Counter<long> _decided;
    private readonly Counter<long> _asked;

    public RoutingMetrics(IMeterFactory meters)
    {
        var meter = meters.Create("ChatAgency");
        _decided = meter.CreateCounter<long>("chat_routing", description: "Turns that were routed, by what decided.");
        _asked = meter.CreateCounter<long>("chat_routing_model", description: "Times a model was asked who answers: decided, useless, late, failed.");
    }

    public void Decided(Rung by) => _decided.Add(1, new KeyValuePair<string, object?>("by", by.ToString()));

    public void ModelAsked(string result) => _asked.Add(1, new KeyValuePair<string, object?>("result", result));
}
