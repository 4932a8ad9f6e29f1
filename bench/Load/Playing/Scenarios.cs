using ChatAgency.Load.Starting;
using ChatAgency.Running.Answering;
using ChatAgency.Running.Playing;
using ChatAgency.Running.Sending;

namespace ChatAgency.Load.Playing;

/// <summary>How each load is played.</summary>
internal static class Scenarios
{
    // While a burst is taken in, nothing is answered yet: a real model takes seconds to its first words under such a load.
    private static readonly Talk s_late = new(TimeSpan.FromSeconds(3), 5, TimeSpan.FromMilliseconds(20));
    private static readonly Talk s_usual = new(TimeSpan.FromMilliseconds(200), 20, TimeSpan.FromMilliseconds(10));
    private static readonly Talk s_atOnce = new(TimeSpan.Zero, 20, TimeSpan.Zero);

    /// <summary>Lets a contender's runtime find and compile what is hot; not measured.</summary>
    public static async Task WarmAsync(Stage stage, Contender contender, LoadOptions options, CancellationToken cancellationToken)
    {
        Begin(stage, contender, s_atOnce);
        var turns = Turns.Of(stage, contender, options.Warmup);
        await ClosedLoop.RunAsync(16, options.Warmup, due => contender.Answers ? turns.AskToTheEndAsync(due, cancellationToken) : turns.AskAsync(due, cancellationToken));
        await ChatterAsync(stage, contender, options with { Chatter = options.Warmup }, cancellationToken);
    }

    public static async Task<Figures> BurstAsync(Stage stage, Contender contender, LoadOptions options, CancellationToken cancellationToken)
    {
        Begin(stage, contender, s_late);
        var turns = Turns.Of(stage, contender, options.Burst);
        var meter = await Meter.BeginAsync(contender, cancellationToken);
        await ClosedLoop.RunAsync(options.Senders, options.Burst, due => turns.AskAsync(due, cancellationToken));
        var figures = await meter.EndAsync(options.Burst, cancellationToken);
        if (contender.Answers) await turns.AnsweredAsync(cancellationToken);
        return await turns.JudgeAsync(figures, cancellationToken);
    }

    public static async Task<Figures> ChatterAsync(Stage stage, Contender contender, LoadOptions options, CancellationToken cancellationToken)
    {
        Begin(stage, contender, s_usual);
        var channel = stage.NewChannel();
        var bodies = Enumerable.Range(0, options.Chatter).Select(_ => stage.Chatter(channel.Id)).ToArray();
        var (next, refused) = (-1, 0);
        var stray = stage.Stray;
        var acknowledged = new Running.Measuring.Latencies();
        var meter = await Meter.BeginAsync(contender, cancellationToken);
        await ClosedLoop.RunAsync(options.Senders, options.Chatter, SendAsync);
        var figures = await meter.EndAsync(options.Chatter, cancellationToken);
        await stage.RestAsync(cancellationToken);
        return figures with { Acknowledged = acknowledged, Faults = Faults(refused, stage.Stray - stray) };

        async Task SendAsync(long due)
        {
            var status = await contender.Door.SendAsync(bodies[Interlocked.Increment(ref next)], cancellationToken);
            if (status is < 200 or >= 300) Interlocked.Increment(ref refused);
            acknowledged.Record(due, System.Diagnostics.Stopwatch.GetTimestamp());
        }
    }

    public static Task<Figures> TurnsAsync(Stage stage, Contender contender, LoadOptions options, CancellationToken cancellationToken) =>
        OpenAsync(stage, contender, options.Rate, options.Seconds, cancellationToken);

    public static Task<Figures> AcksAsync(Stage stage, Contender contender, LoadOptions options, CancellationToken cancellationToken) =>
        OpenAsync(stage, contender, options.AckRate, options.Seconds, cancellationToken);

    /// <summary>Turns at a constant rate, each to its end.</summary>
    public static async Task<Figures> OpenAsync(Stage stage, Contender contender, double rate, int seconds, CancellationToken cancellationToken)
    {
        Begin(stage, contender, s_usual);
        var count = Math.Max(1, (int)(rate * seconds));
        var turns = Turns.Of(stage, contender, count);
        var meter = await Meter.BeginAsync(contender, cancellationToken);
        await OpenLoop.RunAsync(rate, count, due => turns.AskAsync(due, cancellationToken), cancellationToken);
        if (contender.Answers) await turns.AnsweredAsync(cancellationToken);
        return await turns.JudgeAsync(await meter.EndAsync(count, cancellationToken), cancellationToken);
    }

    private static void Begin(Stage stage, Contender contender, Talk talk)
    {
        stage.Forget();
        stage.Talk = talk;
        if (contender.Answers) stage.EchoTo(contender.Address);
        else stage.EchoTo();
        // What earlier runs left in the generator must not be collected in the middle of this one.
        GC.Collect();
    }

    private static string[] Faults(int refused, int stray) =>
        [.. refused > 0 ? (ReadOnlySpan<string>)[$"{refused} messages not acknowledged"] : [], .. stray > 0 ? (ReadOnlySpan<string>)[$"{stray} posts where nobody had asked"] : []];
}
