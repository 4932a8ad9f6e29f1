using ChatAgency.Chaos.Recording;
using ChatAgency.Running.Processes;

namespace ChatAgency.Chaos.Running;

/// <summary>All processes under test.</summary>
internal sealed class Cast(IReadOnlyList<HostSpec> specs, string folder, History history, OutputWatch output, CancellationToken cancellationToken) : IAsyncDisposable
{
    private readonly Host[] _hosts = [.. specs.Select(spec => new Host(spec, folder, history, output))];

    public IReadOnlyList<Host> All => _hosts;

    /// <summary>Those that work on conversations.</summary>
    public IReadOnlyList<Host> Workers => [.. _hosts.Where(static host => host.Spec.HasTurns)];

    /// <summary>Those that Slack's events go to.</summary>
    public IReadOnlyList<Host> Doors => [.. _hosts.Where(static host => host.Spec.HasDoors)];

    /// <summary>Starts the first worker alone, then all others at once.</summary>
    public async Task StartAsync()
    {
        await _hosts[0].StartAsync(cancellationToken);
        await Task.WhenAll(_hosts.Skip(1).Select(host => host.StartAsync(cancellationToken)));
    }

    /// <summary>Kills the process of this name; the first one where it has none.</summary>
    public bool KillNow(string? name, string fault) =>
        (_hosts.FirstOrDefault(host => host.Spec.Name == name) ?? _hosts[0]).KillNow(fault, 0, cancellationToken);

    public async ValueTask DisposeAsync()
    {
        foreach (var host in _hosts) await host.DisposeAsync();
    }
}
