using ChatAgency.Chaos.Breaking;
using ChatAgency.Chaos.Recording;
using ChatAgency.Simulators.Networks;
using ChatAgency.Simulators.Stores;

namespace ChatAgency.Chaos.Running;

/// <summary>A Redis of the run's own, with every write on disk before it counts, and a network before it that can be broken.</summary>
internal sealed class Store : IAsyncDisposable
{
    private static readonly TimeSpan s_slow = TimeSpan.FromMilliseconds(400);
    private readonly History _history;
    private readonly RedisServer _server;
    private readonly TcpProxy _network;

    private Store(RedisServer server, History history)
    {
        (_server, _history) = (server, history);
        _network = TcpProxy.Before(server.Port);
    }

    /// <summary>Where the processes under test find it.</summary>
    public string Address => $"{_network.Address}";

    public static async Task<Store> StartAsync(History history) => new(await RedisServer.StartAsync(), history);

    /// <summary>Begins a fault of <see cref="MomentKinds"/>, or ends it.</summary>
    public void Turn(string kind, bool isOn)
    {
        if (kind == MomentKinds.StoreSlow) _network.Delay = isOn ? s_slow : TimeSpan.Zero;
        else if (!isOn) _network.Traffic = Traffic.Flows;
        else _network.Traffic = kind == MomentKinds.StoreAway ? Traffic.Broken : Traffic.AnswersLost;
    }

    /// <summary>Kills it and starts it again.</summary>
    public async Task KillAsync(string fault)
    {
        var id = _history.NextId();
        _history.Add(new Fact { What = Facts.FaultBegin, Fault = fault, Id = id, Process = "redis", Detail = "SIGKILL" });
        await _server.KillAsync();
        await _server.StartAgainAsync();
        _history.Add(new Fact { What = Facts.FaultEnd, Fault = fault, Id = id, Process = "redis" });
    }

    public async ValueTask DisposeAsync()
    {
        await _network.DisposeAsync();
        await _server.DisposeAsync();
    }
}
