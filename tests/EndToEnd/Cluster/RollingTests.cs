using ChatAgency.Simulators.Running;
using ChatAgency.Simulators.Stores;
using Xunit;

namespace ChatAgency.EndToEnd.Cluster;

/// <summary>Every silo and every gateway is stopped politely and started anew while people ask, two of three silos at once.</summary>
public sealed class RollingTests(ClusterStores stores)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory, ClassData(typeof(OneStore))]
    public async Task Scaling_to_one_and_back_and_a_rolling_restart_under_load_lose_and_double_nothing_and_fail_no_turn(string store)
    {
        await using var stage = await ClusterStage.OpenAsync(await stores.TakeAsync(store), cancellationToken: Token);
        await stage.Agency.StartAsync();
        var askers = Askers.Begin(stage);
        await RollAsync(stage.Agency);
        Assert.Empty(await askers.EndAsync());
        TestContext.Current.TestOutputHelper?.WriteLine($"{askers.Count} questions");
        Assert.True(askers.Count >= 18, $"only {askers.Count} questions were asked");
    }

    private static async Task RollAsync(ClusterAgency agency)
    {
        // Down to one silo, up to all again, and then the one that stayed.
        for (var i = 1; i < agency.Silos.Length; i++) Assert.Equal(0, await agency.Silos[i].StopAsync());
        for (var i = 1; i < agency.Silos.Length; i++) await RestartedAsync(agency, i);
        Assert.Equal(0, await agency.Silos[0].StopAsync());
        await RestartedAsync(agency, 0);

        for (var i = 0; i < agency.Gateways.Length; i++)
        {
            Assert.Equal(0, await agency.Gateways[i].StopAsync());
            agency.StartGateway(i);
            await agency.GatewayReadyAsync(i);
        }
    }

    private static async Task RestartedAsync(ClusterAgency agency, int silo)
    {
        agency.StartSilo(silo);
        await agency.SiloReadyAsync(silo);
    }
}
