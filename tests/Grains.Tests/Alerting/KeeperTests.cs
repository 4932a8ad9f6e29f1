using ChatAgency.Core.Alerting;
using ChatAgency.Grains.Alerting;
using ChatAgency.Grains.Auditing;
using ChatAgency.Grains.Tests.Conversations;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Orleans.Storage;
using Xunit;

namespace ChatAgency.Grains.Tests.Alerting;

/// <summary>What operators are told, over restarts, and over a store or a channel that is away.</summary>
public sealed class KeeperTests(World world) : IClassFixture<World>
{
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2031, 5, 6, 12, 0, 0, TimeSpan.Zero));
    private readonly SharedStorage _storage = new();
    private readonly ScriptedChannel _channel = new(AlertWay.Channel);
    private readonly ScriptedChannel _webhook = new(AlertWay.Webhook);
    private readonly AlertOptions _options = new() { ResolveAfterMinutes = 60 };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Over_a_restart_between_any_two_steps_it_goes_on_where_it_was()
    {
        await SeeAsync(await StartAsync());
        for (var minute = 0; minute <= 20; minute++)
        {
            await (await StartAsync()).TellAsync(Token);
            _time.Advance(TimeSpan.FromMinutes(1));
        }

        var keeper = await StartAsync();
        Assert.True(await keeper.AcknowledgeAsync(keeper.Board.Incidents[0].Id, "ann"));
        await (await StartAsync()).TellAsync(Token);
        _time.Advance(TimeSpan.FromHours(1));
        await (await StartAsync()).TellAsync(Token);

        Assert.Equal(["1 Open", "2 Open", "1 Acknowledged ts1", "2 Acknowledged ts2", "1 Resolved ts1", "2 Resolved ts2"], _channel.Told);
        var id = keeper.Board.Incidents[0].Id;
        Assert.Equal(["1 Open", "2 Open", $"2 Acknowledged {id}", $"2 Resolved {id}"], _webhook.Told);
    }

    [Fact]
    public async Task A_store_that_is_away_is_what_operators_hear_of_first_and_it_is_kept_when_it_is_back()
    {
        var away = _storage.Add(new StorageFault(static _ => true) { FailsBefore = true, Lasts = true });
        var keeper = await StartAsync();
        await SeeAsync(keeper);
        await keeper.TellAsync(Token);
        Assert.Equal(["1 Open"], _channel.Told);
        Assert.Empty(_storage.Bodies("alerts", ""));

        _storage.Remove(away);
        await keeper.TellAsync(Token);
        await (await StartAsync()).TellAsync(Token);
        Assert.Equal(["1 Open"], _channel.Told);
        Assert.Single(_storage.Bodies("alerts", "ts1"));
    }

    [Fact]
    public async Task A_store_that_never_answers_holds_no_alert_up_for_more_than_seconds()
    {
        var held = _storage.Add(new StorageFault(static _ => true) { Holds = true, Lasts = true });
        var starting = StartAsync();
        var keeper = await PassAsync(starting);
        await PassAsync(SeeAsync(keeper));
        await PassAsync(keeper.TellAsync(Token));
        Assert.Equal(["1 Open"], _channel.Told);

        _storage.Remove(held);
        held.Release();
        while (_storage.Bodies("alerts", "ts1").Length == 0) await keeper.ReportAsync([]);
    }

    [Fact]
    public async Task A_crash_between_the_post_and_its_write_makes_a_second_post_and_no_silence()
    {
        var keeper = await StartAsync();
        await SeeAsync(keeper);
        _storage.Fail("alerts", "ts1");
        await keeper.TellAsync(Token);
        // What was to be written with it is lost as with the process.
        await (await StartAsync()).TellAsync(Token);

        Assert.InRange(_channel.Told.Count, 1, 2);
        Assert.All(_channel.Told, static told => Assert.Equal("1 Open", told));
        Assert.NotEmpty((await StartAsync()).Board.Incidents[0].Told);
    }

    [Fact]
    public async Task A_post_of_unknown_outcome_is_made_again_after_a_while_and_the_webhook_does_not_wait()
    {
        _channel.Meets = static _ => Task.FromResult<AlertOutcome?>(new AlertOutcome.NotKnown("timeout"));
        var keeper = await StartAsync();
        await SeeAsync(keeper);
        for (var i = 0; i < 5; i++) await keeper.TellAsync(Token);
        Assert.Equal(["1 Open"], _channel.Told);
        Assert.Equal(["1 Open"], _webhook.Told);

        _channel.Meets = static _ => throw new InvalidOperationException("Whatever it was.");
        _time.Advance(TimeSpan.FromSeconds(15));
        await keeper.TellAsync(Token);
        _channel.Meets = static _ => Task.FromResult<AlertOutcome?>(null);
        _time.Advance(TimeSpan.FromSeconds(15));
        await keeper.TellAsync(Token);
        Assert.Equal(["1 Open", "1 Open", "1 Open"], _channel.Told);
    }

    [Fact]
    public async Task A_post_that_somebody_deleted_is_let_go()
    {
        var keeper = await StartAsync();
        await SeeAsync(keeper);
        await keeper.TellAsync(Token);
        _channel.Meets = static step => Task.FromResult<AlertOutcome?>(new AlertOutcome.Gone());
        await keeper.AcknowledgeAsync(keeper.Board.Incidents[0].Id, "ann");
        for (var i = 0; i < 3; i++) await keeper.TellAsync(Token);

        Assert.Equal(["1 Open", "1 Acknowledged ts1"], _channel.Told);
    }

    [Fact]
    public async Task Who_acknowledges_while_the_channel_is_slow_stops_the_webhook()
    {
        var slow = new TaskCompletionSource<AlertOutcome?>();
        _channel.Meets = _ => slow.Task;
        var keeper = await StartAsync();
        await SeeAsync(keeper);
        var telling = keeper.TellAsync(Token);
        _time.Advance(TimeSpan.FromMinutes(6));
        await keeper.AcknowledgeAsync(keeper.Board.Incidents[0].Id, "ann");
        _channel.Meets = static _ => Task.FromResult<AlertOutcome?>(null);
        slow.SetResult(null);
        await telling;

        Assert.Equal(["1 Open", "1 Acknowledged ts1"], _channel.Told);
        Assert.Empty(_webhook.Told);
    }

    [Fact]
    public async Task What_healed_is_one_post_an_hour()
    {
        var keeper = await StartAsync();
        for (var i = 0; i < 30; i++)
        {
            await keeper.ReportAsync([new AlertReport("healed/resumed", AlertSeverity.Info, "a turn was taken up again", 2)]);
            await keeper.TellAsync(Token);
            _time.Advance(TimeSpan.FromMinutes(2));
        }

        keeper = await StartAsync();
        await keeper.TellAsync(Token);
        await keeper.TellAsync(Token);
        Assert.Equal(60, Assert.Single(Assert.Single(_channel.Healed)).Count);
        Assert.Empty(_channel.Told);
        Assert.Empty(keeper.Board.Gathered);
    }

    [Fact]
    public async Task Two_activations_over_one_store_end_with_one_incident()
    {
        var (one, other) = (await StartAsync(), await StartAsync());
        await SeeAsync(one);
        await SeeAsync(other);
        await other.TellAsync(Token);
        await one.TellAsync(Token);
        await one.TellAsync(Token);

        Assert.Single((await StartAsync()).Board.Incidents);
    }

    [Fact]
    public async Task Where_no_way_is_set_up_it_is_kept_and_nobody_is_told()
    {
        var keeper = Keeper(new ScriptedChannel(AlertWay.Channel) { IsSet = false });
        await keeper.StartAsync();
        await SeeAsync(keeper);
        await keeper.TellAsync(Token);

        Assert.Single((await StartAsync()).Board.Incidents);
    }

    private async Task<T> PassAsync<T>(Task<T> awaited)
    {
        await PassAsync((Task)awaited);
        return await awaited;
    }

    /// <summary>Time passes until it is done; a minute and a half at most, since another thread takes its steps.</summary>
    private async Task PassAsync(Task awaited)
    {
        using var pace = new PeriodicTimer(TimeSpan.FromMilliseconds(10));
        for (var seconds = 0; seconds < 90 && !awaited.IsCompleted; seconds++)
        {
            _time.Advance(TimeSpan.FromSeconds(1));
            await pace.WaitForNextTickAsync(Token);
        }

        Assert.True(awaited.IsCompleted);
        await awaited;
    }

    private static Task SeeAsync(AlertKeeper keeper) => keeper.ReportAsync([new AlertReport("health/storage", AlertSeverity.Critical, "storage: it is away")]);

    private async Task<AlertKeeper> StartAsync()
    {
        var keeper = Keeper(_channel, _webhook);
        await keeper.StartAsync();
        return keeper;
    }

    private AlertKeeper Keeper(params ScriptedChannel[] channels)
    {
        var services = world.Cluster.Silos[0].ServiceProvider;
        var store = new AlertStore(_storage.On(services.GetRequiredService<IGrainStorageSerializer>()), NullLogger<AlertStore>.Instance);
        return new AlertKeeper(store, channels, Options.Create(_options), services.GetRequiredService<AuditTrail>(), _time, NullLogger<AlertKeeper>.Instance);
    }
}
