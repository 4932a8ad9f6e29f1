using System.Globalization;
using System.Net;
using ChatAgency.Simulators.Models;
using ChatAgency.Simulators.Networks;
using ChatAgency.Simulators.Slack;
using ChatAgency.Simulators.Stores;

namespace ChatAgency.Simulators.Running;

/// <summary>Silos and gateways as processes of their own, which meet in a store, with a load balancer before the gateways.</summary>
public sealed class ClusterAgency : IAsyncDisposable
{
    private readonly Dictionary<string, string> _settings;
    private readonly string _folder = Directory.CreateTempSubdirectory("chatagency-").FullName;
    private readonly int[] _gatewayPorts;
    private readonly int[] _adminPorts;
    private readonly TcpProxy _balancer;
    private readonly TcpProxy[] _networks;
    private readonly int[] _siloPorts;

    /// <summary>Nothing runs yet. Where <paramref name="parts"/>, each silo is reached through one of <see cref="Networks"/>.</summary>
    public ClusterAgency(ClusterStore store, int storePort, SlackSimulator slack, ScriptedModel model, int silos, int gateways, bool parts)
    {
        _siloPorts = FreePort.Take(silos);
        _networks = parts ? [.. _siloPorts.Select(static port => TcpProxy.Before(port))] : [];
        _gatewayPorts = FreePort.Take(gateways);
        _adminPorts = FreePort.Take(silos + gateways);
        Silos = new HostProcess[silos];
        Gateways = new HostProcess[gateways];
        _settings = new Dictionary<string, string>(store.SettingsThrough(storePort))
        {
            ["HOST"] = "127.0.0.1",
            ["Cluster__Name"] = $"t{Guid.NewGuid():N}",
            ["Cluster__SiloPort"] = "0",
            ["Cluster__GatewayPort"] = "0",
            ["SLACK_BOT_TOKEN"] = slack.Workspace.BotToken,
            ["SLACK_SIGNING_SECRET"] = slack.SigningSecret,
            ["SLACK_API_BASE_URL"] = slack.ApiBaseUrl.ToString(),
            ["Slack__UpdatesPerMinute"] = "0",
            ["Slack__PostsPerMinute"] = "0",
            ["OPENAI_BASE_URL"] = model.OpenAiBaseUrl.ToString(),
            ["OPENAI_MODEL"] = "gpt-4o-mini",
            ["API_KEY"] = "ann:key-of-ann",
        };
        _balancer = TcpProxy.Start([.. _gatewayPorts.Select(static port => new IPEndPoint(IPAddress.Loopback, port))]);
        Public = new Uri($"http://{_balancer.Address}/");
        slack.SendEventsTo(Public);
    }

    /// <summary>The silos that were started; a silo that starts again takes the place of the one before it.</summary>
    public HostProcess[] Silos { get; }

    /// <summary>The same of gateways.</summary>
    public HostProcess[] Gateways { get; }

    /// <summary>What each silo is reached through by the others, where the cluster can be parted.</summary>
    public IReadOnlyList<TcpProxy> Networks => _networks;

    /// <summary>The address of the load balancer.</summary>
    public Uri Public { get; }

    public Uri Gateway(int index) => Address(_gatewayPorts[index]);

    public Uri SiloAdmin(int index) => Address(_adminPorts[index]);

    public Uri GatewayAdmin(int index) => Address(_adminPorts[Silos.Length + index]);

    /// <summary>Starts all, and waits until all are ready.</summary>
    public async Task StartAsync()
    {
        for (var i = 0; i < Silos.Length; i++) StartSilo(i);
        for (var i = 0; i < Gateways.Length; i++) StartGateway(i);
        await ReadyAsync();
    }

    public async Task ReadyAsync()
    {
        for (var i = 0; i < Silos.Length; i++) await SiloReadyAsync(i);
        for (var i = 0; i < Gateways.Length; i++) await GatewayReadyAsync(i);
    }

    /// <summary>Starts a silo, of this build where no other is named.</summary>
    public void StartSilo(int index, IReadOnlyDictionary<string, string>? more = null, AgencyBuild? build = null)
    {
        var own = new Dictionary<string, string>(more ?? new Dictionary<string, string>()) { ["PORT"] = "0", ["ADMIN_PORT"] = Text(_adminPorts[index]) };
        if (_networks.Length > 0)
        {
            own["Cluster__SiloPort"] = Text(_networks[index].Address.Port);
            own["Cluster__SiloListen"] = $"127.0.0.1:{_siloPorts[index]}";
        }

        Silos[index] = Start("Silo", own, build);
    }

    /// <summary>The same of a gateway.</summary>
    public void StartGateway(int index, AgencyBuild? build = null)
    {
        var own = new Dictionary<string, string> { ["PORT"] = Text(_gatewayPorts[index]), ["ADMIN_PORT"] = Text(_adminPorts[Silos.Length + index]) };
        Gateways[index] = Start("Gateway", own, build);
    }

    public Task SiloReadyAsync(int index) => Silos[index].ListensAsync(SiloAdmin(index), "/health/ready");

    public Task GatewayReadyAsync(int index) => Gateways[index].ListensAsync(GatewayAdmin(index), "/health/ready");

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        foreach (var host in Gateways.Concat(Silos).OfType<HostProcess>()) await host.DisposeAsync();
        await _balancer.DisposeAsync();
        foreach (var network in _networks) await network.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private HostProcess Start(string project, Dictionary<string, string> more, AgencyBuild? build)
    {
        foreach (var (name, value) in _settings) more.TryAdd(name, value);
        return HostProcess.Start(project, more, _folder, build: build);
    }

    private static Uri Address(int port) => new($"http://127.0.0.1:{port}");

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
