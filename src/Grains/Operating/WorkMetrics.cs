using System.Diagnostics.Metrics;
using ChatAgency.Core.Running;
using ChatAgency.Grains.Neighbours;

namespace ChatAgency.Grains.Operating;

/// <summary>How the unfinished work of this silo stands. It is counted when somebody asks, and costs turns nothing.</summary>
internal sealed class WorkMetrics(IMeterFactory meters, LiveRunners live)
{
    /// <summary>From here on it can be asked.</summary>
    public void Begin()
    {
        var meter = meters.Create("ChatAgency");
        meter.CreateObservableGauge("chat_turns", ByState, description: "Turns that have not ended, by state; 'asking' waits for a person.");
        Longest("chat_turn_oldest", "For how long the oldest turn that has not ended is kept; without those that wait for a person.", static one => one.AwaitsPerson ? default : one.Age);
        Longest("chat_turn_still", "For how long that open turn has shown no progress that has been still longest; without those that wait for a person.", static one => one.Still);
        Longest("chat_reservation_unknown_oldest", "For how long the outcome of a post has been unknown.", static one => one.UnknownFor);
        meter.CreateObservableGauge("chat_reservations_unknown", () => live.Standing().Sum(static one => one.Unknown), description: "Posts whose outcome is unknown.");
        meter.CreateObservableGauge("chat_inbox_depth", () => live.Standing().Select(static one => one.Waiting).DefaultIfEmpty().Max(), description: "Messages that wait in the conversation where most do.");

        void Longest(string name, string description, Func<Standing, TimeSpan> span) =>
            meter.CreateObservableGauge(name, () => live.Standing().Select(span).DefaultIfEmpty().Max().TotalSeconds, "s", description);
    }

    private IEnumerable<Measurement<int>> ByState()
    {
        var counts = new SortedDictionary<string, int>(StringComparer.Ordinal) { ["accepted"] = 0, ["routing"] = 0, ["answering"] = 0, ["asking"] = 0, ["delivering"] = 0 };
        foreach (var one in live.Standing())
        {
            counts["accepted"] += one.Waiting;
            if (one.Open is { } open) counts[one.AwaitsPerson ? "asking" : open.ToString().ToLowerInvariant()]++;
        }

        return counts.Select(static count => new Measurement<int>(count.Value, new KeyValuePair<string, object?>("state", count.Key)));
    }
}
