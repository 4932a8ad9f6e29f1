using ChatAgency.Deploy.Tests.Overlaying;

namespace ChatAgency.Deploy.Tests.Governing;

/// <summary>Who reaches whom.</summary>
public sealed class ReachTests
{
    [Theory]
    [InlineData(Pods.Gateway, Pods.Silo, "clients", true)]
    [InlineData(Pods.Silo, Pods.Silo, "silo", true)]
    [InlineData(Pods.Gateway, Pods.Silo, "silo", false)]
    [InlineData(Pods.Gateway, Pods.Silo, "admin", false)]
    [InlineData(Pods.Silo, Pods.Gateway, "public", false)]
    [InlineData(Pods.Schema, Pods.Silo, "silo", false)]
    [InlineData(Pods.Schema, Pods.Silo, "clients", false)]
    public async Task Between_pods(string from, string to, string port, bool reaches) => Assert.Equal(reaches, (await ProductionAsync()).Pod(from, to, port));

    [Theory]
    [InlineData("traefik", Pods.Gateway, "public", true)]
    [InlineData("traefik", Pods.Gateway, "admin", false)]
    [InlineData("traefik", Pods.Silo, "admin", false)]
    [InlineData("monitoring", Pods.Gateway, "admin", true)]
    [InlineData("monitoring", Pods.Silo, "admin", true)]
    [InlineData("monitoring", Pods.Silo, "silo", false)]
    [InlineData("default", Pods.Gateway, "public", false)]
    [InlineData("default", Pods.Silo, "clients", false)]
    public async Task From_other_namespaces(string space, string to, string port, bool reaches) => Assert.Equal(reaches, (await ProductionAsync()).From(space, to, port));

    [Theory]
    [InlineData(Pods.Silo, "203.0.113.7", 443, true)]
    [InlineData(Pods.Silo, "203.0.113.7", 80, false)]
    [InlineData(Pods.Silo, "169.254.169.254", 443, false)]
    [InlineData(Pods.Silo, "10.4.5.6", 443, false)]
    [InlineData(Pods.Silo, "10.4.5.6", 5432, true)]
    [InlineData(Pods.Gateway, "10.4.5.6", 5432, true)]
    [InlineData(Pods.Schema, "10.4.5.6", 5432, true)]
    [InlineData(Pods.Schema, "203.0.113.7", 5432, false)]
    [InlineData(Pods.Gateway, "203.0.113.7", 443, false)]
    public async Task To_the_outside(string from, string address, int port, bool reaches) => Assert.Equal(reaches, (await ProductionAsync()).Outside(from, address, port));

    [Theory]
    [InlineData(Pods.Gateway)]
    [InlineData(Pods.Silo)]
    public async Task In_dev_the_store_is_the_Redis_beside_the_hosts(string from)
    {
        var dev = new Reach(await Overlay.BuildAsync(Overlay.Dev));
        Assert.True(dev.Pod(from, "chatagency-redis", "redis"));
        Assert.False(dev.Pod("chatagency-redis", from, "admin"));
        Assert.False(dev.Outside(from, "10.4.5.6", 5432));
    }

    private static async Task<Reach> ProductionAsync() => new(await Overlay.BuildAsync(Overlay.Production));
}
