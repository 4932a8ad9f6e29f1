using ChatAgency.Simulators.Networks;
using ChatAgency.Simulators.Running;
using ChatAgency.Simulators.Stores;
using Xunit;

namespace ChatAgency.EndToEnd.Cluster;

/// <summary>While people ask, a cluster grows by a silo, loses a silo and a gateway, and has a silo cut off from all it knows.</summary>
public sealed class LoadTests(ClusterStores stores)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory, ClassData(typeof(OneStore))]
    public async Task A_silo_that_joins_one_that_dies_and_one_that_is_cut_off_under_load_lose_and_double_nothing(string store)
    {
        await using var stage = await ClusterStage.OpenAsync(await stores.TakeAsync(store), parts: true, cancellationToken: Token);
        var agency = stage.Agency;
        // What a silo that is cut off cannot keep, Slack sends again after 12 s and after a minute.
        stage.Slack.ClockScale = 0.2;
        await agency.StartAsync(silos: 2);
        var askers = Askers.Begin(stage);
        await askers.MoreAsync(6);

        agency.StartSilo(2);
        await agency.SiloReadyAsync(2);
        await askers.MoreAsync(6);

        var (asked, said, silo) = await stage.AskInTheMiddleAsync();
        await Task.WhenAll(agency.Silos[silo].KillAsync(), agency.Gateways[0].KillAsync());
        Assert.Single((await stage.AnsweredAsync(said, asked)).FromBot);
        agency.StartSilo(silo);
        agency.StartGateway(0);
        await agency.ReadyAsync();

        // A question has two attempts: one that met the death has none left for the cut.
        await askers.AnsweredAsync();
        await IsCutOffAsync(stage);
        await askers.MoreAsync(6);
        Assert.Empty(await askers.EndAsync(calls: 2));
        TestContext.Current.TestOutputHelper?.WriteLine($"{askers.Count} questions");
    }

    /// <summary>Neither the other silos nor the store hear of it, nor it of them; gateways, the model and Slack do.</summary>
    private static async Task IsCutOffAsync(ClusterStage stage)
    {
        var (asked, said, silo) = await stage.AskInTheMiddleAsync();
        stage.Agency.Part(silo);
        stage.Agency.StoreNetworks[silo].Traffic = Traffic.Held;
        Assert.Single((await stage.AnsweredAsync(said, asked)).FromBot);
        stage.Agency.Join(silo);
        stage.Agency.StoreNetworks[silo].Traffic = Traffic.Flows;

        // Back among the others it finds that they have taken it for dead, and leaves by itself.
        Assert.NotEqual(0, await stage.Agency.Silos[silo].ExitCodeAsync());
        Assert.Single(stage.Slack.Thread(said.Channel, said.ThreadTs).FromBot);
    }
}
