using ChatAgency.Gateway.Tests.Stage;
using ChatAgency.Slack;
using Orleans.TestingHost;

[assembly: AssemblyFixture(typeof(StageCluster))]

namespace ChatAgency.Gateway.Tests.Stage;

/// <summary>One silo with the staged grains, reached by a real client: every call is serialized.</summary>
public sealed class StageCluster : IAsyncLifetime
{
    private readonly InProcessTestCluster _cluster = Build();

    public IClusterClient Client => _cluster.Client;

    public async ValueTask InitializeAsync() => await _cluster.DeployAsync();

    public ValueTask DisposeAsync() => _cluster.DisposeAsync();

    private static InProcessTestCluster Build()
    {
        var builder = new InProcessTestClusterBuilder(1);
        builder.Options.ConfigureFileLogging = false;
        // Installations of Slack are the real ones, in a store of the silo's own.
        builder.ConfigureSilo(static (_, silo) => silo.AddMemoryGrainStorageAsDefault().Services.AddSlackPlatform());
        return builder.Build();
    }
}
