using ChatAgency.Simulators.Networks;

namespace ChatAgency.Storage.Tests.Conformance;

/// <summary>A silo whose store is a process of its own, behind a network that can be broken.</summary>
public abstract class DistantSilo(string provider) : StorageSilo(provider)
{
    private TcpProxy? _network;

    public override bool Durable => true;

    /// <summary>What lies between the silo and its store.</summary>
    public TcpProxy Network => _network!;

    /// <summary>Where the store keeps its files.</summary>
    public abstract string ServerFolder { get; }

    /// <summary>Ends the store's process; its records stay.</summary>
    public abstract Task StopServerAsync();

    /// <summary>Starts it again over the same records.</summary>
    public abstract Task StartServerAgainAsync();

    /// <summary>Starts it; its port.</summary>
    protected abstract Task<int> StartServerAsync();

    protected override async Task PrepareAsync() => _network = TcpProxy.Before(await StartServerAsync());

    protected override async Task CleanUpAsync()
    {
        if (_network is not null) await _network.DisposeAsync();
    }
}
