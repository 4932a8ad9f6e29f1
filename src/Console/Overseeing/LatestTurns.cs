using System.Globalization;
using ChatAgency.Console.Writing;
using ChatAgency.Grains.Interfaces.Finding;

namespace ChatAgency.Console.Overseeing;

/// <summary>
/// Rate, latency, failures and cost of the latest turns, drawn over the time that they span: a day, or less where more than
/// <see cref="Most"/> were asked in it. They come from the register, so they are of the whole cluster; longer times are Prometheus'.
/// Reading them is work for the cluster: it is done once for all who look within <see cref="Fresh"/>.
/// </summary>
internal sealed class LatestTurns(IGrainFactory grains, TimeProvider time)
{
    public const int Most = 500;

    private const int Columns = 24;
    private static readonly TimeSpan s_longest = TimeSpan.FromHours(24);

    /// <summary>A little less than a page waits between two looks, so that whoever watches alone sees each time what is new.</summary>
    internal static readonly TimeSpan Fresh = TimeSpan.FromSeconds(9);

    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(5);

    private readonly Lock _gate = new();
    private Task<Html>? _drawing;
    private long _begun;

    /// <summary>What was drawn last, or is being drawn; anew where that is too old or failed.</summary>
    public Task<Html> DrawAsync(CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            if (_drawing is null or { IsFaulted: true } or { IsCanceled: true } || time.GetElapsedTime(_begun) >= Fresh) (_drawing, _begun) = (ReadAsync(), time.GetTimestamp());
            return _drawing.WaitAsync(cancellationToken);
        }
    }

    // Not bound to whoever asked first: others may wait for it too.
    private async Task<Html> ReadAsync()
    {
        using var patience = new CancellationTokenSource(s_patience, time);
        var now = time.GetUtcNow();
        var turns = (await grains.GetGrain<IFinderGrain>(IFinderGrain.Key).Search(new RegisterSearch { From = now - s_longest, Limit = Most }, patience.Token)).Entries;
        return Draw(turns, now);
    }

    private static Html Draw(IReadOnlyList<RegisterEntry> turns, DateTimeOffset now)
    {
        // Whole minutes, so that what is drawn does not move with every second.
        var end = new DateTimeOffset(now.Ticks - (now.Ticks % TimeSpan.TicksPerMinute), TimeSpan.Zero).AddMinutes(1);
        var from = turns.Count == Most ? turns[^1].AcceptedAt : end - s_longest;
        var step = (end - from) / Columns;
        var columns = Enumerable.Range(0, Columns).Select(at => turns.Where(turn => turn.AcceptedAt >= from + (step * at) && turn.AcceptedAt < from + (step * (at + 1))).ToList()).ToList();
        var (first, last) = (from.ToString("HH:mm", CultureInfo.InvariantCulture), end.ToString("HH:mm", CultureInfo.InvariantCulture));
        return Html.Of($"""
            <section aria-labelledby="latest">
              <h2 id="latest">The last {Times.Span(end - from)}</h2>
              <p class="quiet">Turns of all silos: {turns.Count}, in {Columns} columns of {Times.Span(step)}{Html.If(turns.Count == Most, $"; the newest {Most}, since more were asked in a day")}. Latency is the median, from the question to the end.</p>
              <div class="charts">
                {Bars.Of("Turns asked", [.. columns.Select(static some => (double?)some.Count)], static count => Whole(count), first, last)}
                {Bars.Of("Latency", [.. columns.Select(Median)], static seconds => Times.Span(TimeSpan.FromSeconds(seconds)), first, last)}
                {Bars.Of("Failed", [.. columns.Select(static some => (double?)some.Count(static turn => turn.ErrorId is not null))], static count => Whole(count), first, last)}
                {Bars.Of("Cost", [.. columns.Select(static some => (double?)some.Sum(static turn => turn.Cost ?? 0))], static cost => Money.Of((decimal)cost), first, last)}
              </div>
            </section>
            """);
    }

    private static string Whole(double count) => count.ToString("0", CultureInfo.InvariantCulture);

    private static double? Median(List<RegisterEntry> turns)
    {
        var took = turns.Where(static turn => turn.EndedAt is not null).Select(static turn => (turn.EndedAt!.Value - turn.AcceptedAt).TotalSeconds).Order().ToList();
        return took.Count == 0 ? null : took[took.Count / 2];
    }
}
