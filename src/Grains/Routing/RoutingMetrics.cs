using System.Diagnostics.Metrics;
using ChatAgency.Core.Agents;

namespace ChatAgency.Grains.Routing;

/// <summary>What is counted of routing.</summary>
internal sealed class RoutingMetrics
{
    private readonly Counter<long> _decided;
    private readonly Counter<long> _asked;
    private readonly Histogram<double> _confidence;
    private readonly Counter<long> _looked;

    public RoutingMetrics(IMeterFactory meters)
    {
        var meter = meters.Create("ChatAgency");
        _decided = meter.CreateCounter<long>("chat_routing", description: "Turns that were routed, by what decided.");
        _asked = meter.CreateCounter<long>("chat_routing_model", description: "Times a model was asked who answers: decided, useless, late, failed.");
        _confidence = meter.CreateHistogram("chat_routing_confidence", "1", "How sure the choice of an agent was, by what decided.", advice: new InstrumentAdvice<double>
        {
            HistogramBucketBoundaries = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95],
        });
        _looked = meter.CreateCounter<long>("chat_cache", description: "Look-ups in what a process remembers, by cache and whether it was there.");
    }

    public void Decided(Rung by, double confidence)
    {
        _decided.Add(1, new KeyValuePair<string, object?>("by", by.ToString()));
        _confidence.Record(confidence, new KeyValuePair<string, object?>("by", by.ToString()));
    }

    public void WishesLooked(bool isHit) => _looked.Add(1, new("cache", "wishes"), new("result", isHit ? "hit" : "miss"));

    public void ModelAsked(string result) => _asked.Add(1, new KeyValuePair<string, object?>("result", result));
}
