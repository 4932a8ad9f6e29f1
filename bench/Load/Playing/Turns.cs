using System.Diagnostics;
using ChatAgency.Load.Contending;
using ChatAgency.Running.Answering;

namespace ChatAgency.Load.Playing;

/// <summary>Questions prepared before a run, each in a thread of its own, and what became of them.</summary>
internal sealed class Turns(Stage stage, Contender contender, int count)
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(90);
    private readonly (AskedThread Thread, Asked Asked, byte[] Body)[] _all = Prepare(stage, count);
    private int _next = -1;

    /// <summary>Sends the next one and waits for its acknowledgement.</summary>
    public async Task AskAsync(long due, CancellationToken cancellationToken)
    {
        var (_, asked, body) = _all[Interlocked.Increment(ref _next)];
        asked.Due = due;
        if (await contender.Door.SendAsync(body, cancellationToken) is >= 200 and < 300) asked.Acknowledged = Stopwatch.GetTimestamp();
    }

    /// <summary>Sends the next one and waits for its answer.</summary>
    public async Task AskToTheEndAsync(long due, CancellationToken cancellationToken)
    {
        await AskAsync(due, cancellationToken);
        await _all[_next].Asked.Done.WaitAsync(s_patience, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    /// <summary>Waits until all are answered; a while, where some never are.</summary>
    public async Task AnsweredAsync(CancellationToken cancellationToken)
    {
        var all = Task.WhenAll(_all.Select(static one => one.Asked.Done));
        await Task.WhenAny(all, Task.Delay(s_patience, cancellationToken));
        cancellationToken.ThrowIfCancellationRequested();
    }

    /// <summary>The figures with the times and faults of all questions, once Slack is at rest.</summary>
    public async Task<Figures> JudgeAsync(Figures figures, CancellationToken cancellationToken)
    {
        await stage.RestAsync(cancellationToken);
        foreach (var (_, asked, _) in _all)
        {
            if (asked.Acknowledged != 0) figures.Acknowledged.Record(asked.Due, asked.Acknowledged);
            if (!contender.Answers || asked.Answered == 0) continue;
            figures.FirstSign.Record(asked.Due, asked.FirstSign);
            figures.Added.Record(asked.Added);
        }

        return figures with { Faults = Faults() };
    }

    private string[] Faults() => contender.Answers
        ? [.. _all.SelectMany(static one => one.Thread.Faults())]
        : [.. _all.Where(static one => one.Asked.Acknowledged == 0).Select(static one => $"{one.Thread.Root}: not acknowledged")];

    private static (AskedThread, Asked, byte[])[] Prepare(Stage stage, int count)
    {
        var channel = stage.NewChannel();
        return [.. Enumerable.Range(0, count).Select(_ => stage.Ask(channel.Id))];
    }
}
