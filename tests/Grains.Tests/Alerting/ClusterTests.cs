using ChatAgency.Core.Alerting;
using ChatAgency.Core.Auditing;
using ChatAgency.Grains.Alerting;
using ChatAgency.Grains.Interfaces.Alerting;
using ChatAgency.Grains.Tests.Auditing;
using ChatAgency.Grains.Tests.Conversations;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace ChatAgency.Grains.Tests.Alerting;

/// <summary>Alerts on a real cluster: they outlive the silo that they live on, and silos see what goes wrong in them.</summary>
public sealed class ClusterTests
{
    [Fact(Timeout = 60_000)]
    public async Task An_incident_outlives_its_silo_and_is_acknowledged_on_another_one()
    {
        var token = TestContext.Current.CancellationToken;
        var channel = new ScriptedChannel(AlertWay.Channel);
        await using var world = await World.StartAsync(silos: 2, with: services => services.AddSingleton<IAlertChannel>(channel));
        var alerts = world.Cluster.Client.GetGrain<IAlertsGrain>(IAlertsGrain.Key);
        await alerts.Report([new AlertReport("faults", AlertSeverity.Warning, "something")], token);
        var incident = Assert.Single(await UntilToldAsync(alerts, 1, token));

        Assert.True(world.Cluster.TryGetGrainContext(alerts.GetGrainId(), out var context));
        var host = world.Cluster.Silos.Single(silo => silo.SiloAddress.Equals(context!.Address.SiloAddress));
        await world.Cluster.KillSiloAsync(host, token);
        await alerts.Report([], token);
        Assert.Equal(incident.Id, Assert.Single(await alerts.List(token)).Id);
        Assert.True(await alerts.Acknowledge(incident.Id, "ann", token));
        Assert.False(await alerts.Acknowledge("A-NONE", "ann", token));
        while (channel.Told.Count < 2) await Task.Yield();
        Assert.Equal(["1 Open", "1 Acknowledged ts1"], channel.Told);

        AuditRecord[] recorded;
        do recorded = await world.Cluster.Client.OfAsync(AuditKind.AlertAcknowledged, incident.Id, token);
        while (recorded.Length == 0);
        Assert.Equal(("ann", "acknowledged"), (Assert.Single(recorded).Event.Who, recorded[0].Event.Outcome));
    }

    [Theory]
    [InlineData(true, SiloStatus.Active)]
    [InlineData(false, SiloStatus.Active, SiloStatus.ShuttingDown)]
    [InlineData(false, SiloStatus.Active, SiloStatus.Stopping)]
    [InlineData(false)]
    public async Task A_silo_that_is_declared_dead_is_lost_and_one_that_said_that_it_leaves_is_not(bool isLost, params SiloStatus[] before)
    {
        await using var world = await World.StartAsync();
        var desk = new AlertDesk();
        var watch = new SiloWatch(world.Cluster.Silos[0].ServiceProvider.GetRequiredService<ISiloStatusOracle>(), desk);
        var other = SiloAddress.FromParsableString("10.0.0.7:11111@1");
        foreach (var status in before.Append(SiloStatus.Dead)) watch.SiloStatusChangeNotification(other, status);

        Assert.Equal(isLost ? ["silo-lost"] : [], desk.Take().Select(static report => report.Key));
    }

    [Fact(Timeout = 60_000)]
    public async Task A_turn_that_does_not_move_is_seen_and_one_that_moves_or_waits_for_a_person_is_not()
    {
        var token = TestContext.Current.CancellationToken;
        await using var world = await World.StartAsync(with: static services => services.Configure<AlertOptions>(static options => options.StillSeconds = 0));
        var services = world.Cluster.Silos[0].ServiceProvider;
        var desk = services.GetRequiredService<AlertDesk>();
        var watch = services.GetServices<ILifecycleParticipant<ISiloLifecycle>>().OfType<StandstillWatch>().Single();
        watch.Look();
        Assert.Empty(desk.Take());

        var id = World.NewId();
        await world.Grain(id).Accept(world.Message(id, "wait"), token);
        var asked = await world.Agency.NextAsync(id, token);
        watch.Look();
        Assert.Equal("turn-still", Assert.Single(desk.Take()).Key);

        asked.Finish("done");
        await world.Grain(id).UntilEndedAsync(1, token);
        watch.Look();
        Assert.DoesNotContain(desk.Take(), static report => report.Key == "turn-still");
    }

    private static async Task<IReadOnlyList<Incident>> UntilToldAsync(IAlertsGrain alerts, int times, CancellationToken cancellationToken)
    {
        while (true)
        {
            var all = await alerts.List(cancellationToken);
            if (all.Sum(static one => one.Told.Length) >= times) return all;
        }
    }
}
