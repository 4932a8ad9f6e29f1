using System.Net;
using ChatAgency.Grains.Neighbours;
using ChatAgency.Grains.Operating;
using ChatAgency.Grains.Tests.Conversations;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace ChatAgency.Grains.Tests.Operating;

/// <summary>What a silo shows of the work that is not finished, and of the cluster.</summary>
public sealed class WorkMetricsTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Turns_are_shown_by_state_while_they_last_and_what_must_not_happen_as_none_from_the_start()
    {
        await using var world = await World.StartAsync();
        using var meters = new Meters(world.Cluster.Silos[0].ServiceProvider);
        var id = World.NewId();
        Assert.Equal(0, meters.Now("chat_turns"));
        await world.Grain(id).Accept(world.Message(id, "wait"), Token);
        var asking = await world.Agency.NextAsync(id, Token);
        await world.Grain(id).Accept(world.Message(id, "and this?"), Token);
        await world.Grain(id).Accept(world.Message(id, "and that?"), Token);

        Assert.Equal((1, 2), (meters.Now("chat_turns", ("state", "answering")), meters.Now("chat_turns", ("state", "accepted"))));
        Assert.Equal(2, meters.Now("chat_inbox_depth"));
        Assert.True(meters.Now("chat_turn_oldest") > 0);
        Assert.True(meters.Now("chat_turn_still") > 0);
        Assert.Equal((0, 0), (meters.Now("chat_reservations_unknown"), meters.Now("chat_turns", ("state", "asking"))));

        asking.Finish("one");
        await world.Grain(id).UntilEndedAsync(3, Token);
        Assert.Equal((0, 0, 0, 0), (meters.Now("chat_turns"), meters.Now("chat_turn_oldest"), meters.Now("chat_turn_still"), meters.Now("chat_inbox_depth")));
        Assert.True(meters.Sum("chat_first_words", ("source", "web")) > 0);
    }

    [Fact]
    public async Task Every_silo_shows_how_many_there_are()
    {
        await using var world = await World.StartAsync(silos: 2);
        using var meters = new Meters(world.Cluster.Silos[0].ServiceProvider);
        Assert.Equal((2, 0), (meters.Now("chat_silos_active"), meters.Now("chat_silo_lost")));
    }

    [Fact]
    public void A_silo_that_dies_is_lost_and_one_that_left_is_not()
    {
        var services = new ServiceCollection().AddMetrics().AddSingleton<LiveRunners>().AddSingleton<WorkMetrics>().AddSingleton<TurnMetrics>().AddSingleton<ISiloStatusOracle>(new Oracle())
            .AddSingleton<ClusterMetrics>().BuildServiceProvider();
        using var meters = new Meters(services);
        var cluster = services.GetRequiredService<ClusterMetrics>();
        cluster.Participate(new AtOnce());
        Assert.Equal((2, 0), (meters.Now("chat_silos_active"), meters.Now("chat_silo_lost")));

        cluster.SiloStatusChangeNotification(Oracle.First, SiloStatus.ShuttingDown);
        cluster.SiloStatusChangeNotification(Oracle.First, SiloStatus.Dead);
        Assert.Equal(0, meters.Now("chat_silo_lost"));
        cluster.SiloStatusChangeNotification(Oracle.Second, SiloStatus.Dead);
        cluster.SiloStatusChangeNotification(Oracle.Second, SiloStatus.Dead);
        Assert.Equal(1, meters.Now("chat_silo_lost"));
    }

    private sealed class AtOnce : ISiloLifecycle
    {
        public int HighestCompletedStage => 0;

        public int LowestStoppedStage => 0;

        public IDisposable Subscribe(string observerName, int stage, ILifecycleObserver observer)
        {
            observer.OnStart(Token).GetAwaiter().GetResult();
            return new MemoryStream();
        }
    }

    private sealed class Oracle : ISiloStatusOracle
    {
        public static readonly SiloAddress First = SiloAddress.New(new IPEndPoint(IPAddress.Loopback, 1), 1);
        public static readonly SiloAddress Second = SiloAddress.New(new IPEndPoint(IPAddress.Loopback, 2), 1);

        public SiloStatus CurrentStatus => SiloStatus.Active;

        public string SiloName => "test";

        public SiloAddress SiloAddress => First;

        public SiloStatus GetApproximateSiloStatus(SiloAddress siloAddress) => SiloStatus.Active;

        public Dictionary<SiloAddress, SiloStatus> GetApproximateSiloStatuses(bool onlyActive = false) => new() { [First] = SiloStatus.Active, [Second] = SiloStatus.Active };

        public SiloAddress[] GetActiveSilos() => [First, Second];

        public bool TryGetSiloName(SiloAddress siloAddress, out string siloName)
        {
            siloName = SiloName;
            return true;
        }

        public bool IsFunctionalDirectory(SiloAddress siloAddress) => true;

        public bool IsDeadSilo(SiloAddress silo) => false;

        public bool SubscribeToSiloStatusEvents(ISiloStatusListener observer) => true;

        public bool UnSubscribeFromSiloStatusEvents(ISiloStatusListener observer) => true;
    }
}
