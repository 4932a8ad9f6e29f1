using System.Diagnostics;
using System.Globalization;
using ChatAgency.Core.Keeping;

namespace ChatAgency.Core.Tests.Simulating;

/// <summary>Many seeded runs on all cores, and what they brought together.</summary>
internal sealed class Campaign
{
    private const int Rounds = 10;
    private readonly Lock gate = new();
    private readonly CrashPoints points = new();
    private readonly long[] outcomes = new long[Enum.GetValues<TurnState>().Length];
    private readonly SortedDictionary<int, string> violations = [];
    private long faulted;
    private long faults;
    private TimeSpan longest;
    private int next = -1;

    public CrashPoints Points => points;

    public SortedDictionary<int, string> Violations => violations;

    public long Faulted => faulted;

    public static Simulation Run(int seed, Planted? planted = null, bool inWords = false)
    {
        var simulation = new Simulation(seed, planted, inWords);
        try
        {
            simulation.Run(Rounds);
        }
        catch (Exception exception)
        {
            simulation.Violate($"unexpected: {exception}");
        }

        return simulation;
    }

    /// <summary>Runs seeds from 0 on until so many turns, each with a fault, have come to rest; stops soon after a violation.</summary>
    public void Run(long turns, CancellationToken cancellationToken)
    {
        var watch = Stopwatch.StartNew();
        var threads = Enumerable.Range(0, Environment.ProcessorCount).Select(_ => new Thread(() => Work(turns, cancellationToken))).ToArray();
        foreach (var thread in threads) thread.Start();
        foreach (var thread in threads) thread.Join();
        Took = watch.Elapsed;
    }

    public TimeSpan Took { get; private set; }

    public string Report() => string.Create(CultureInfo.InvariantCulture, $"""
        {faulted} turns, each with a fault, in {next + 1} runs ({faults} faults, {faulted / Took.TotalSeconds:0} turns a second)
        longest way to rest after the faults ended: {longest.TotalSeconds:0} s
        ended: {string.Join(", ", outcomes.Select(static (n, state) => (n, state)).Where(static pair => pair.n > 0).Select(static pair => $"{(TurnState)pair.state} {pair.n}"))}
        {points.Table()}
        """);

    private void Work(long turns, CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested && Interlocked.Read(ref faulted) < turns && violations.Count < 5)
        {
            var seed = Interlocked.Increment(ref next);
            Take(seed, Run(seed));
        }
    }

    private void Take(int seed, Simulation run)
    {
        lock (gate)
        {
            points.Add(run.Points);
            faulted += run.Turns;
            faults += run.Faults;
            if (run.LongestRest > longest) longest = run.LongestRest;
            for (var state = 0; state < outcomes.Length; state++) outcomes[state] += run.Outcomes[state];
            if (run.Violation is { } violation) violations[seed] = violation;
        }
    }
}
