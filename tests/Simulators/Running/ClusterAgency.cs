using System.Collections.Concurrent;
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
    private readonly TcpProxy[] _storeNetworks;
    private readonly int[] _siloPorts;
    private readonly ClusterStore _store;
    private readonly ScriptedModel _model;

    /// <summary>Nothing runs yet. Where it <paramref name="parts"/>, silos have <see cref="Networks"/> and <see cref="StoreNetworks"/>.</summary>
    public ClusterAgency(ClusterStore store, int storePort, SlackSimulator slack, ScriptedModel model, int silos, int gateways, bool parts)
    {
        (_store, _model) = (store, model);
        _siloPorts = FreePort.Take(silos);
        _networks = parts ? [.. _siloPorts.Select(static port => TcpProxy.Before(port))] : [];
        _storeNetworks = parts ? [.. _siloPorts.Select(_ => TcpProxy.Before(storePort))] : [];
        _gatewayPorts = FreePort.Take(gateways);
        _adminPorts = FreePort.Take(silos + gateways);
        Silos = new HostProcess[silos];
        Gateways = new HostProcess[gateways];
        _settings = new Dictionary<string, string>(store.SettingsThrough(storePort))
        {
            ["HOST"] = "127.0.0.1",
            ["Cluster__Name"] = Name,
            ["Cluster__SiloPort"] = "0",
            // One person asks for all, in one thread more than once in two seconds.
            ["Speaking__MessagesAMinute"] = "0",
            ["Limits__PersonAMinute"] = "0",
            ["Limits__ChannelAMinute"] = "0",
            ["Limits__WorkspaceAMinute"] = "0",
            ["Limits__Address__ApiAMinute"] = "0",
            ["Limits__Address__PagesAMinute"] = "0",
            ["Cluster__GatewayPort"] = "0",
            ["SLACK_BOT_TOKEN"] = slack.Workspace.BotToken,
            ["SLACK_SIGNING_SECRET"] = slack.SigningSecret,
            ["SLACK_API_BASE_URL"] = slack.ApiBaseUrl.ToString(),
            ["Slack__UpdatesPerMinute"] = "0",
            ["Slack__PostsPerMinute"] = "0",
            ["OPENAI_MODEL"] = "gpt-4o-mini",
            ["API_KEY"] = "ann:key-of-ann",
        };
        _balancer = TcpProxy.Start([.. _gatewayPorts.Select(static port => new IPEndPoint(IPAddress.Loopback, port))]);
        Public = new Uri($"http://{_balancer.Address}/");
        slack.SendEventsTo(Public);
    }

    /// <summary>The silos, null where none was started; one that starts again takes the place of the one before it.</summary>
    public HostProcess[] Silos { get; }

    /// <summary>The same of gateways.</summary>
    public HostProcess[] Gateways { get; }

    /// <summary>What each silo is reached through by the others, where the cluster can be parted.</summary>
    public IReadOnlyList<TcpProxy> Networks => _networks;

    /// <summary>What each silo reaches the store through, where the cluster can be parted.</summary>
    public IReadOnlyList<TcpProxy> StoreNetworks => _storeNetworks;

    /// <summary>Parts a silo from the others: nothing goes to it and nothing from it, also over connections that it made itself.</summary>
    public void Part(int silo)
    {
        var known = new ConcurrentDictionary<int, bool>();
        var parted = Silos[silo];
        Networks[silo].Traffic = Traffic.Held;
        foreach (var network in Networks.Where((_, other) => other != silo)) network.HoldsClient = port => known.GetOrAdd(port, parted.Holds);
    }

    /// <summary>Ends that.</summary>
    public void Join(int silo)
    {
        foreach (var network in Networks) network.HoldsClient = null;
        Networks[silo].Traffic = Traffic.Flows;
    }

    /// <summary>Its name in the store.</summary>
    public string Name { get; } = $"t{Guid.NewGuid():N}";

    /// <summary>Whoever starts from now on meets there, and keeps its records there.</summary>
    public void MoveTo(IReadOnlyDictionary<string, string> store)
    {
        foreach (var (name, value) in store) _settings[name] = value;
    }

    /// <summary>The address of the load balancer.</summary>
    public Uri Public { get; }

    public Uri Gateway(int index) => Address(_gatewayPorts[index]);

    public Uri SiloAdmin(int index) => Address(_adminPorts[index]);

    public Uri GatewayAdmin(int index) => Address(_adminPorts[Silos.Length + index]);

    /// <summary>Starts all, or the first so many silos, and waits until they are ready.</summary>
    public async Task StartAsync(int? silos = null)
    {
        for (var i = 0; i < (silos ?? Silos.Length); i++) StartSilo(i);
        for (var i = 0; i < Gateways.Length; i++) StartGateway(i);
        await ReadyAsync();
    }

    /// <summary>Waits until all that were started are ready.</summary>
    public async Task ReadyAsync()
    {
        for (var i = 0; i < Silos.Length; i++) await (Silos[i] is null ? Task.CompletedTask : SiloReadyAsync(i));
        for (var i = 0; i < Gateways.Length; i++) await GatewayReadyAsync(i);
    }

    /// <summary>Starts a silo, of this build where no other is named.</summary>
    public void StartSilo(int index, IReadOnlyDictionary<string, string>? more = null, AgencyBuild? build = null)
    {
        var own = new Dictionary<string, string>(more ?? new Dictionary<string, string>())
        {
            ["PORT"] = "0",
            ["ADMIN_PORT"] = Text(_adminPorts[index]),
            ["OPENAI_BASE_URL"] = _model.OpenAiBaseUrlVia($"silo{index}").ToString(),
        };
        if (_networks.Length > 0)
        {
            own["Cluster__SiloPort"] = Text(_networks[index].Address.Port);
            own["Cluster__SiloListen"] = $"127.0.0.1:{_siloPorts[index]}";
            foreach (var (name, value) in _store.SettingsThrough(_storeNetworks[index].Address.Port)) own[name] = value;
        }

        Silos[index] = Start("Silo", own, build);
    }

    /// <summary>The same of a gateway.</summary>
    public void StartGateway(int index, AgencyBuild? build = null)
    {
        var own = new Dictionary<string, string> { ["PORT"] = Text(_gatewayPorts[index]), ["ADMIN_PORT"] = Text(_adminPorts[Silos.Length + index]) };
        Gateways[index] = Start("Gateway", own, build);
    }

    /// <summary>The silo that a model was asked by; its calls carry its name.</summary>
    public int SiloOf(SeenRequest request) =>
        Enumerable.Range(0, Silos.Length).Single(index => request.Path.Contains($"/via/silo{index}/", StringComparison.Ordinal));

    public Task SiloReadyAsync(int index) => Silos[index].ListensAsync(SiloAdmin(index), "/health/ready");

    public Task GatewayReadyAsync(int index) => Gateways[index].ListensAsync(GatewayAdmin(index), "/health/ready");

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        foreach (var (host, admin) in Silos.Concat(Gateways).Zip(_adminPorts).Where(static one => one.First is not null))
        {
            await host.KeepMetricsAsync(Address(admin));
            await host.DisposeAsync();
        }

        await _balancer.DisposeAsync();
        foreach (var network in _networks.Concat(_storeNetworks)) await network.DisposeAsync();
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
