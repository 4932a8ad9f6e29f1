using ChatAgency.RollingUpgrade.Building;
using ChatAgency.Simulators.Running;
using ChatAgency.Simulators.Stores;
using Xunit;

[assembly: AssemblyFixture(typeof(ClusterStores))]

namespace ChatAgency.RollingUpgrade.Mixing;

/// <summary>A cluster of the baseline becomes one of this build and goes back, host by host, while people ask.</summary>
public sealed class UpgradeTests(ClusterStores stores, Baseline baseline)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Going_forward_and_back_under_load_loses_and_doubles_nothing_and_fails_no_turn()
    {
        await using var stage = await ClusterStage.OpenAsync(await stores.TakeAsync("redis"), silos: 2, cancellationToken: Token);
        var agency = stage.Agency;
        for (var i = 0; i < agency.Silos.Length; i++) agency.StartSilo(i, build: baseline.Build);
        for (var i = 0; i < agency.Gateways.Length; i++) agency.StartGateway(i, baseline.Build);
        await agency.ReadyAsync();
        var askers = Askers.Begin(stage);
        await askers.MoreAsync(3);

        // Whoever answers goes first, whoever asks follows; back, the other way round.
        await SilosBecomeAsync(agency, AgencyBuild.This);
        await GatewaysBecomeAsync(agency, AgencyBuild.This);
        await askers.MoreAsync(6);
        await GatewaysBecomeAsync(agency, baseline.Build);
        await SilosBecomeAsync(agency, baseline.Build);
        await askers.MoreAsync(3);

        Assert.Empty(await askers.EndAsync());
        TestContext.Current.TestOutputHelper?.WriteLine($"{askers.Count} questions");
    }

    private static async Task SilosBecomeAsync(ClusterAgency agency, AgencyBuild build)
    {
        for (var i = 0; i < agency.Silos.Length; i++)
        {
            Assert.Equal(0, await agency.Silos[i].StopAsync());
            agency.StartSilo(i, build: build);
            await agency.SiloReadyAsync(i);
        }
    }

    private static async Task GatewaysBecomeAsync(ClusterAgency agency, AgencyBuild build)
    {
        for (var i = 0; i < agency.Gateways.Length; i++)
        {
            Assert.Equal(0, await agency.Gateways[i].StopAsync());
            agency.StartGateway(i, build);
            await agency.GatewayReadyAsync(i);
        }
    }
}
