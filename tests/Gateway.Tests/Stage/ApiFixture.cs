namespace ChatAgency.Gateway.Tests.Stage;

/// <summary>One host for the tests of a class; people and conversations are drawn anew, so that tests never meet.</summary>
public sealed class ApiFixture(StageCluster cluster) : IAsyncLifetime
{
    public ChatHost Host { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Host = await ChatHost.StartAsync(cluster);

    public ValueTask DisposeAsync() => Host.DisposeAsync();

    public static string NewName() => Guid.NewGuid().ToString("N")[..12];
}
