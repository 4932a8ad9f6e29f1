using System.Globalization;
using ChatAgency.Grains.Interfaces.Finding;

namespace ChatAgency.Grains.Finding;

/// <summary>Asks the shares of the register, day by day from the newest on, some days at once, until there is enough.</summary>
[GrainType("finder")]
internal sealed class FinderGrain : Grain, IFinderGrain
{
    private const int MostDaysAtOnce = 16;
    private const int MostOfStamp = 10;

    // The longest that is counted: a year and a day.
    private const int MostRated = 366;

    public async Task<RegisterFound> Search(RegisterSearch search, CancellationToken cancellationToken)
    {
        DateOnly[] days = [.. (await CalendarAsync(cancellationToken)).Days.Where(day => MayHave(day, search)).Reverse()];
        var found = new List<RegisterEntry>();
        for (int at = 0, width = 1; at < days.Length; at += width, width = Math.Min(2 * width, MostDaysAtOnce))
        {
            var shares = await Task.WhenAll(days.Skip(at).Take(width).SelectMany(day => Shares(day, search.Conversation)).Select(share => share.Find(search, cancellationToken)));
            found.AddRange(shares.SelectMany(static share => share.Entries).OrderByDescending(static entry => entry.Place, RegisterPlace.Order));
            if (found.Count > search.Limit || (found.Count == search.Limit && (at + width < days.Length || shares.Any(static share => share.Next is not null)))) return Cut(found, search.Limit);
        }

        return new RegisterFound(found, null);
    }

    public Task<ErrorPlace?> FindError(string errorId, CancellationToken cancellationToken) =>
        GrainFactory.GetGrain<IErrorIndexGrain>(ErrorPlace.BucketOf(errorId)).Find(errorId, cancellationToken);

    public async Task<IReadOnlyList<RegisterEntry>> FindStamp(string ts, string? channel, CancellationToken cancellationToken)
    {
        if (!decimal.TryParse(ts, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds) || seconds > 253_402_214_400) return [];
        // A message is kept as it is written and answered soon after; only a thread is as old as it likes, or what was answered anew.
        var day = new DateTimeOffset(DateTimeOffset.FromUnixTimeSeconds((long)seconds).UtcDateTime.Date, TimeSpan.Zero);
        var search = new RegisterSearch { From = day.AddDays(-1), To = day.AddDays(2), Stamp = ts, Channel = channel, Limit = MostOfStamp };
        var near = (await Search(search, cancellationToken)).Entries;
        return near.Count > 0 ? near : (await Search(search with { From = search.To, To = DateTimeOffset.MaxValue }, cancellationToken)).Entries;
    }

    public async Task<IReadOnlyList<RatedAgent>> Rated(DateOnly from, DateOnly to, CancellationToken cancellationToken)
    {
        DateOnly[] days = [.. (await CalendarAsync(cancellationToken)).Days.Where(day => day >= from && day <= to).Reverse().Take(MostRated)];
        var counts = new List<RatedAgent>();
        foreach (var some in days.Chunk(MostDaysAtOnce))
        {
            foreach (var share in await Task.WhenAll(some.SelectMany(static day => Shards().Select(shard => (day, shard))).Select(share => Share(share.day, share.shard).Rated(cancellationToken)))) counts.AddRange(share);
        }

        return
        [
            .. from count in counts
               group count by (count.Day, count.Agent, count.Version) into one
               orderby one.Key.Day descending, one.Key.Agent, one.Key.Version descending
               select new RatedAgent(one.Key.Day, one.Key.Agent, one.Key.Version, one.Sum(static count => count.Ups), one.Sum(static count => count.Downs)),
        ];
    }

    private static RegisterFound Cut(List<RegisterEntry> found, int limit) => new([.. found.Take(limit)], found[limit - 1].Place);

    private static bool MayHave(DateOnly day, RegisterSearch search)
    {
        var begin = new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
        return begin < search.To && begin.AddDays(1) > search.From && (search.Before is not { } before || begin <= before.At);
    }

    private static IEnumerable<int> Shards() => Enumerable.Range(0, IRegisterGrain.Shards);

    private IEnumerable<IRegisterGrain> Shares(DateOnly day, string? conversation) =>
        conversation is null ? Shards().Select(shard => Share(day, shard)) : [Share(day, RegisterKey.ShardOf(conversation))];

    private IRegisterGrain Share(DateOnly day, int shard) => GrainFactory.GetGrain<IRegisterGrain>(RegisterKey.Of(day, shard));

    private Task<RegisterCalendar> CalendarAsync(CancellationToken cancellationToken) => GrainFactory.GetGrain<IRegisterCalendarGrain>(IRegisterCalendarGrain.Key).Read(cancellationToken);
}
