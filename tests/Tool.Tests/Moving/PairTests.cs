using System.Diagnostics;
using Xunit;

namespace ChatAgency.Tool.Tests.Moving;

/// <summary>Between every two kinds of store all is copied, byte for byte, and only what changed is copied again. The full run has ten thousand conversations for each.</summary>
public sealed class PairTests(MovingStores stores)
{
    private static readonly bool IsFull = Environment.GetEnvironmentVariable("CHATAGENCY_TEST_FULL") == "1";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>One alone is run by <c>-preEnumerateTheories -trait Pair=sqlite-redis</c>.</summary>
    public static IEnumerable<TheoryDataRow<string, string>> Pairs =>
        MovingStores.Kinds.SelectMany(static from => MovingStores.Kinds.Where(to => to != from).Select(to => new TheoryDataRow<string, string>(from, to).WithTrait("Pair", $"{from}-{to}")));

    [Theory]
    [MemberData(nameof(Pairs))]
    public async Task Every_record_arrives_as_it_was_although_the_copy_is_killed_half_way(string from, string to)
    {
        var records = Records.Of(IsFull || (from, to) == ("sqlite", "postgres") ? 10_000 : 200);
        var copying = new Copying(await stores.NewAsync(from), await stores.NewAsync(to), stores.NewFile());
        await copying.From.PutAsync(records, Cancel);
        var watch = Stopwatch.StartNew();
        var kept = await HalfWay.KilledAsync(copying, records, Cancel);
        var killed = watch.Elapsed;
        var run = await copying.RunAsync();
        TestContext.Current.TestOutputHelper?.WriteLine($"{from} to {to}: {records.Count} records; killed after {killed.TotalSeconds:F1} s with {kept} of them; the rest, and the comparison, {(watch.Elapsed - killed).TotalSeconds:F1} s");
        Assert.Equal((ExitCodes.Done, ""), (run.Code, run.Errors));
        // It went on, and did not begin anew.
        Assert.Equal([(records.Count, records.Count - kept, 0), (records.Count, 0, 0)], Copying.Passes(run));
        var hashes = run.Output.Split('\n').Where(static line => line.Contains("sha256", StringComparison.Ordinal)).Select(static line => line.Split(": ")[1]).ToList();
        Assert.Equal(2, hashes.Count);
        Assert.Equal(hashes[0], hashes[1]);
        Assert.Equal(Records.Shown(records), await copying.To.AllAsync(Cancel));
    }

    [Theory]
    [InlineData("sqlite", "redis")]
    [InlineData("redis", "postgres")]
    [InlineData("postgres", "azureblob")]
    [InlineData("azureblob", "sqlite")]
    public async Task What_comes_changes_and_goes_meanwhile_is_followed(string from, string to)
    {
        var records = Records.Of(20);
        var copying = new Copying(await stores.NewAsync(from), await stores.NewAsync(to), stores.NewFile());
        await copying.From.PutAsync(records, Cancel);
        Assert.Equal([(records.Count, records.Count, 0), (records.Count, 0, 0)], Copying.Passes(await copying.RunAsync("--follow", "--until", "0", "--every", "1")));
        var (changed, added) = (Records.Record("conversation", records[0].Name.Grain, "changed"), Records.Record("memory", "memory/slack/T9/U9", "added"));
        await copying.From.PutAsync([changed, added], Cancel);
        await copying.From.RemoveAsync(records[1].Name, Cancel);
        var run = await copying.RunAsync();
        Assert.Equal((ExitCodes.Done, ""), (run.Code, run.Errors));
        Assert.Equal((records.Count, 2, 1), Copying.Passes(run)[0]);
        Assert.Equal(Records.Shown([changed, .. records.Skip(2), added]), await copying.To.AllAsync(Cancel));
    }
}
