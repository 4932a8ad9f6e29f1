using ChatAgency.Simulators.Networks;
using ChatAgency.Simulators.Running;
using ChatAgency.Simulators.Stores;

namespace ChatAgency.EndToEnd.Cluster;

/// <summary>Two silos and a gateway a kind of store, for tests that break the way to it and mend it.</summary>
public sealed class StoreStages(ClusterStores stores) : IAsyncDisposable
{
    private readonly Dictionary<string, ClusterStage> stages = new(StringComparer.Ordinal);

    /// <summary>The cluster over this kind of store, whole and ready, whatever the test before it left.</summary>
    internal async Task<ClusterStage> TakeAsync(string store)
    {
        if (!stages.TryGetValue(store, out var stage))
        {
            stages[store] = stage = await ClusterStage.OpenAsync(await stores.TakeAsync(store), silos: 2, gateways: 1, parts: true);
            await stage.Agency.StartAsync();
            return stage;
        }

        stage.Slack.ClockScale = 1;
        foreach (var network in stage.Agency.StoreNetworks.Append(stage.StoreNetwork)) (network.Traffic, network.Delay) = (Traffic.Flows, TimeSpan.Zero);
        await stage.Agency.ReadyAsync();
        return stage;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var stage in stages.Values) await stage.DisposeAsync();
    }
}
