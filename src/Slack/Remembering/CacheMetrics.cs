using System.Diagnostics.Metrics;

namespace ChatAgency.Slack.Remembering;

/// <summary>What is counted of look-ups in what a process remembers.</summary>
internal sealed class CacheMetrics
{
    private readonly Counter<long> looked;

    public CacheMetrics(IMeterFactory meters) =>
        looked = meters.Create("ChatAgency").CreateCounter<long>("chat_cache", description: "Look-ups in what a process remembers, by cache and whether it was there.");

    public void Looked(string cache, bool isHit) => looked.Add(1, new("cache", cache), new("result", isHit ? "hit" : "miss"));
}
