using System.Diagnostics;
using ChatAgency.Running.Answering;

namespace ChatAgency.Running.Playing;

/// <summary>Questions prepared before a run, and what became of them.</summary>
/// <param name="stage">Slack and the model.</param>
/// <param name="contender">Whom they are for.</param>
/// <param name="all">Each with its thread and the event that tells of it.</param>
public sealed class Turns(Stage stage, Contender contender, IReadOnlyList<(AskedThread Thread, Asked Asked, byte[] Body)> all)
{
    private const int MostTries = 4;
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(120);
    private int _next = -1;

    /// <summary>So many questions, each in a thread of its own.</summary>
    public static Turns Of(Stage stage, Contender contender, int count)
    {
        var channel = stage.NewChannel();
        return new Turns(stage, contender, [.. Enumerable.Range(0, count).Select(_ => stage.Ask(channel.Id))]);
    }

    /// <summary>One question more in each of these threads.</summary>
    public static Turns In(Stage stage, Contender contender, IEnumerable<AskedThread> threads) =>
        new(stage, contender, [.. threads.Select(thread => stage.Ask(thread.Channel, thread))]);

    public int Count => All.Count;

    private IReadOnlyList<(AskedThread Thread, Asked Asked, byte[] Body)> All { get; } = all;

    /// <summary>These and those of before, to be judged together.</summary>
    public Turns After(Turns? before) => before is null ? this : new Turns(stage, contender, [.. before.All, .. All]);

    /// <summary>Sends the next one and waits for its acknowledgement.</summary>
    public Task AskAsync(long due, CancellationToken cancellationToken) => AskAsync(All[Interlocked.Increment(ref _next)], due, cancellationToken);

    /// <summary>Sends the next one and waits for its answer, if it was acknowledged.</summary>
    public async Task AskToTheEndAsync(long due, CancellationToken cancellationToken)
    {
        var one = All[Interlocked.Increment(ref _next)];
        await AskAsync(one, due, cancellationToken);
        if (one.Asked.Acknowledged != 0) await one.Asked.Done.WaitAsync(s_patience, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    /// <summary>Waits until all that were acknowledged are answered; a while, where some never are.</summary>
    public async Task AnsweredAsync(CancellationToken cancellationToken)
    {
        var answered = Task.WhenAll(All.Where(static one => one.Asked.Acknowledged != 0).Select(static one => one.Asked.Done));
        await answered.WaitAsync(s_patience, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        cancellationToken.ThrowIfCancellationRequested();
    }

    /// <summary>The figures with the times and faults of all questions, once Slack is at rest.</summary>
    public async Task<Figures> JudgeAsync(Figures figures, CancellationToken cancellationToken)
    {
        await stage.RestAsync(cancellationToken);
        foreach (var (_, asked, _) in All)
        {
            if (asked.Acknowledged != 0) figures.Acknowledged.Record(asked.Due, asked.Acknowledged);
            if (!contender.Answers || asked.Answered == 0) continue;
            figures.FirstSign.Record(asked.Due, asked.FirstSign);
            figures.Added.Record(asked.Added);
        }

        return figures with { Faults = Faults() };
    }

    private async Task AskAsync((AskedThread Thread, Asked Asked, byte[] Body) one, long due, CancellationToken cancellationToken)
    {
        one.Asked.Due = due;
        // As Slack does, what was not taken in is sent again; its time goes on from the moment it was meant for.
        for (var tries = 1; tries <= MostTries && one.Asked.Acknowledged == 0; tries++)
        {
            if (await contender.Door.SendAsync(one.Body, cancellationToken) is >= 200 and < 300) one.Asked.Acknowledged = Stopwatch.GetTimestamp();
        }
    }

    private string[] Faults() => contender.Answers
        ? [.. All.Select(static one => one.Thread).Distinct().SelectMany(static thread => thread.Faults())]
        : [.. All.Where(static one => one.Asked.Acknowledged == 0).Select(static one => $"{one.Thread.Root}: not acknowledged")];
}
