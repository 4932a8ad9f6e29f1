using System.Diagnostics;
using ChatAgency.Chaos.Recording;

namespace ChatAgency.Chaos.Running;

/// <summary>A Redis of the run's own, with every write on disk before it counts, behind a relay.</summary>
internal sealed class Store : IAsyncDisposable
{
    private readonly string _folder;
    private readonly History _history;
    private readonly int _port = Ports.Take(1)[0];
    private Process _server;

    public Store(string folder, History history)
    {
        (_folder, _history) = (folder, history);
        _server = Launch();
        Relay = new Relay(_port);
    }

    public Relay Relay { get; }

    /// <summary>Where the processes under test find it.</summary>
    public string Address => $"127.0.0.1:{Relay.Port}";

    public void Turn(string kind, bool isOn) => Relay.Break(isOn ? kind : null);

    /// <summary>Kills it and starts it again.</summary>
    public async Task KillAsync(string fault, CancellationToken cancellationToken)
    {
        var id = _history.NextId();
        _history.Add(new Fact { What = Facts.FaultBegin, Fault = fault, Id = id, Process = "redis", Detail = "SIGKILL" });
        Signal.Send(_server.Id, Signal.Kill);
        await _server.WaitForExitAsync(cancellationToken);
        _server.Dispose();
        _server = Launch();
        await ReadyAsync(cancellationToken);
        _history.Add(new Fact { What = Facts.FaultEnd, Fault = fault, Id = id, Process = "redis" });
    }

    /// <summary>Waits until it can be spoken to.</summary>
    public async Task ReadyAsync(CancellationToken cancellationToken)
    {
        using var readiness = new Readiness(new HostSpec("redis", false, false, "", [], new Dictionary<string, string>(), Ports.Loopback(_port), null));
        await readiness.WaitAsync(_server, TimeSpan.FromSeconds(20), cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await Relay.DisposeAsync();
        if (!_server.HasExited)
        {
            Signal.Send(_server.Id, Signal.Kill);
            await _server.WaitForExitAsync();
        }

        _server.Dispose();
    }

    private Process Launch() =>
        Process.Start(new ProcessStartInfo(
            "redis-server",
            ["--port", $"{_port}", "--bind", "127.0.0.1", "--dir", _folder, "--appendonly", "yes", "--appendfsync", "always", "--save", "", "--logfile", Path.Combine(_folder, "redis.log")])
        {
            UseShellExecute = false,
        }) ?? throw new InvalidOperationException("redis-server did not start.");
}
