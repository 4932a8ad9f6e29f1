using ChatAgency.Running.Answering;
using ChatAgency.Running.Measuring;
using ChatAgency.Running.Playing;
using ChatAgency.Running.Reporting;
using ChatAgency.Running.Sending;

namespace ChatAgency.Scale.Playing;

/// <summary>Two sides, measured in turn, round by round.</summary>
internal sealed class Rounds(string one, string other)
{
    private const int Senders = 16;
    private readonly List<(Figures One, Figures Other)> _all = [];

    public IReadOnlyList<string> Faults => [.. _all.SelectMany(static round => round.One.Faults.Concat(round.Other.Faults))];

    public void Add(Figures one, Figures other) => _all.Add((one, other));

    /// <summary>Plays turns to their end, a few at a time.</summary>
    public static async Task<Figures> PlayAsync(Contender contender, Turns turns, CancellationToken cancellationToken)
    {
        var meter = await Meter.BeginAsync(contender, cancellationToken);
        await ClosedLoop.RunAsync(Senders, turns.Count, due => turns.AskToTheEndAsync(due, cancellationToken));
        return await turns.JudgeAsync(await meter.EndAsync(turns.Count, cancellationToken), cancellationToken);
    }

    /// <summary>Lets a contender's runtime find and compile what is hot.</summary>
    public static async Task WarmAsync(Stage stage, Contender contender, int turns, CancellationToken cancellationToken)
    {
        stage.EchoTo(contender.Address);
        await PlayAsync(contender, Turns.Of(stage, contender, turns), cancellationToken);
        stage.Forget();
    }

    public static Table Head() => new("", "CPU ms a turn", "acknowledged p50 ms", "added p50 ms", "KiB allocated a turn", "resident MiB");

    /// <summary>Three rows: one, the other, and how many times the one the other has.</summary>
    public void Write(Table table)
    {
        Row(table, one, static round => round.One);
        Row(table, other, static round => round.Other);
        table.Add("ratio", Times(static side => side.CpuMillisecondsEach), Times(static side => side.Acknowledged.Milliseconds(50)), Times(static side => side.Added.Milliseconds(50)), Times(static side => side.KibibytesEach), Times(static side => side.Resident));
    }

    private void Row(Table table, string name, Func<(Figures One, Figures Other), Figures> side) => table.Add(
        name,
        Cell.Of(Median.Of(_all.Select(round => (double?)side(round).CpuMillisecondsEach)), 2),
        Cell.Of(Median.Of(_all.Select(round => side(round).Acknowledged.Milliseconds(50))), 1),
        Cell.Of(Median.Of(_all.Select(round => side(round).Added.Milliseconds(50))), 1),
        Cell.Of(Median.Of(_all.Select(round => side(round).KibibytesEach))),
        Cell.Mebibytes(Median.Of(_all.Select(round => (double?)side(round).Resident))));

    private string Times(Func<Figures, double?> figure) => Cell.Of(Median.Of(_all.Select(round => figure(round.Other) / figure(round.One))), 2, " ×");
}
