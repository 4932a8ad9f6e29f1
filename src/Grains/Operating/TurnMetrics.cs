using System.Diagnostics.Metrics;

namespace ChatAgency.Grains.Operating;

/// <summary>What is counted of turns. Labels are bounded: names of platforms, agents and states, never a person, workspace or conversation.</summary>
internal sealed class TurnMetrics
{
    /// <summary>A turn that ended with nothing to be seen.</summary>
    public const string Undeliverable = "undeliverable";

    // The calls that the engine gives up.
    private static readonly string[] Losses = [Undeliverable, "plan", "read back", "sweep", "delete"];

    private static readonly string[] Refusable = ["post", "find", "update", "delete"];

    private readonly Counter<long> requests;
    private readonly Histogram<double> latency;
    private readonly Counter<long> unknowns;
    private readonly Counter<long> resumes;
    private readonly Counter<long> parked;
    private readonly Counter<long> full;
    private readonly Counter<long> unreadable;
    private readonly Counter<long> feedback;
    private readonly Counter<long> lost;
    private readonly Counter<long> refusals;
    private readonly Histogram<double> firstWords;
    private readonly Counter<long> aged;

    public TurnMetrics(IMeterFactory meters)
    {
        var meter = meters.Create("ChatAgency");
        requests = meter.CreateCounter<long>("chat_request", description: "Turns that ended, by platform and state.");
        latency = meter.CreateHistogram("chat_request_latency", "s", "From the kept message to the end of its turn.", advice: new InstrumentAdvice<double>
        {
            HistogramBucketBoundaries = [0.01, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 20, 40, 80, 160, 320],
        });
        unknowns = meter.CreateCounter<long>("chat_platform_unknown", description: "Calls to a platform whose outcome was unknown.");
        parked = meter.CreateCounter<long>("chat_turn_parked", description: "Turns parked after repeated faults of the agency's own.");
        full = meter.CreateCounter<long>("chat_inbox_full", description: "Messages refused because too many wait in their conversation.");
        unreadable = meter.CreateCounter<long>("chat_record_unreadable", description: "Times a stored conversation could not be read.");
        feedback = meter.CreateCounter<long>("chat_feedback", description: "What people said of answers, by agent and verdict; who changes their mind counts again.");
        lost = meter.CreateCounter<long>("chat_turn_lost", description: "What the promise does not allow, by what was given up: a turn of which nothing can be shown, or a post that could not be brought to a known state or removed.");
        firstWords = meter.CreateHistogram("chat_first_words", "s", "From the kept message to the first words of its answer in the thread.", advice: new InstrumentAdvice<double>
        {
            HistogramBucketBoundaries = [0.01, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 20, 40, 80, 160, 320],
        });
        refusals = meter.CreateCounter<long>("chat_platform_refused", description: "Calls that a platform refuses until an operator acts, by call: a token, a scope, a place.");
        aged = meter.CreateCounter<long>("chat_turn_aged", description: "Turns that were forgotten for their age.");
        resumes = meter.CreateCounter<long>("chat_turn_resumed", description: "Turns taken over from another activation.");
    }

    public void Ended(string source, string status, TimeSpan took)
    {
        requests.Add(1, new("source", source), new("status", status));
        latency.Record(took.TotalSeconds, new KeyValuePair<string, object?>("source", source));
    }

    public void Aged(int turns) => aged.Add(turns);

    public void WordsShown(string source, TimeSpan after) => firstWords.Record(after.TotalSeconds, new KeyValuePair<string, object?>("source", source));

    /// <summary>What was given up: <see cref="Undeliverable"/>, or the call that was tried in vain.</summary>
    public void Lost(string source, string what) => lost.Add(1, new("source", source), new("what", what));

    /// <summary>Shows what must never happen as 0: a series that begins with its first event has no increase to see.</summary>
    public void Begin(IEnumerable<string> sources)
    {
        foreach (var source in sources)
        {
            foreach (var what in Losses) lost.Add(0, new("source", source), new("what", what));
            parked.Add(0, new KeyValuePair<string, object?>("source", source));
            foreach (var call in Refusable) refusals.Add(0, new("source", source), new("call", call));
            unreadable.Add(0, new KeyValuePair<string, object?>("source", source));
        }
    }

    public void Refused(string source, string call) => refusals.Add(1, new("source", source), new("call", call));

    public void Unknown(string source, string call) => unknowns.Add(1, new("source", source), new("call", call));

    public void Parked(string source) => parked.Add(1, new KeyValuePair<string, object?>("source", source));

    public void Full(string source) => full.Add(1, new KeyValuePair<string, object?>("source", source));

    public void Unreadable(string source) => unreadable.Add(1, new KeyValuePair<string, object?>("source", source));

    public void Rated(string agent, string verdict) => feedback.Add(1, new("agent", agent), new("verdict", verdict));

    public void Resumed(string source) => resumes.Add(1, new KeyValuePair<string, object?>("source", source));
}
