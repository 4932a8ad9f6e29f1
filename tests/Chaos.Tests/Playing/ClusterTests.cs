using ChatAgency.Chaos.Starting;
using Xunit;

namespace ChatAgency.Chaos.Tests.Playing;

/// <summary>Silos and gateways that are killed, with everything around them broken. A class of its own: it runs beside the other.</summary>
public sealed class ClusterTests
{
    [Fact(Timeout = 360_000)]
    public Task A_cluster_keeps_its_promises() =>
        Promises.AreKeptAsync(new ChaosOptions { Mode = "cluster", Seed = 12, Questions = 50, Kills = 3, Rate = 2, Settle = 100 }, kills: 2, TestContext.Current.CancellationToken);
}
