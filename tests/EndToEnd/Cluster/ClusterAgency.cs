using System.Globalization;
using System.Net;
using ChatAgency.EndToEnd.Running;
using ChatAgency.Simulators.Models;
using ChatAgency.Simulators.Networks;
using ChatAgency.Simulators.Slack;

namespace ChatAgency.EndToEnd.Cluster;

/// <summary>Silos and gateways as processes of their own, which meet in a store, with a load balancer before the gateways.</summary>
internal sealed class ClusterAgency : IAsyncDisposable
{
    private readonly Dictionary<string, string> settings;
    private readonly string folder = Directory.CreateTempSubdirectory("chatagency-").FullName;
    private readonly int[] gatewayPorts;
    private readonly int[] adminPorts;
    private readonly TcpProxy balancer;
    private readonly TcpProxy[] networks;
    private readonly int[] siloPorts;

    public ClusterAgency(IReadOnlyDictionary<string, string> store, SlackSimulator slack, ScriptedModel model, int silos = 3, int gateways = 2, bool parts = false)
    {
        siloPorts = FreePort.Take(silos);
        networks = parts ? [.. siloPorts.Select(static port => TcpProxy.Before(port))] : [];
        gatewayPorts = FreePort.Take(gateways);
        adminPorts = FreePort.Take(silos + gateways);
        Silos = new HostProcess[silos];
        Gateways = new HostProcess[gateways];
        settings = new Dictionary<string, string>(store)
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
        balancer = TcpProxy.Start([.. gatewayPorts.Select(static port => new IPEndPoint(IPAddress.Loopback, port))]);
        Public = new Uri($"http://{balancer.Address}/");
        slack.SendEventsTo(Public);
    }

    public HostProcess[] Silos { get; }

    public HostProcess[] Gateways { get; }

    /// <summary>What each silo is reached through by the others, where the cluster can be parted.</summary>
    public IReadOnlyList<TcpProxy> Networks => networks;

    /// <summary>The address of the load balancer.</summary>
    public Uri Public { get; }

    public Uri Gateway(int index) => Address(gatewayPorts[index]);

    public Uri SiloAdmin(int index) => Address(adminPorts[index]);

    public Uri GatewayAdmin(int index) => Address(adminPorts[Silos.Length + index]);

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

    public void StartSilo(int index, IReadOnlyDictionary<string, string>? more = null)
    {
        var own = new Dictionary<string, string>(more ?? new Dictionary<string, string>()) { ["PORT"] = "0", ["ADMIN_PORT"] = Text(adminPorts[index]) };
        if (networks.Length > 0)
        {
            own["Cluster__SiloPort"] = Text(networks[index].Address.Port);
            own["Cluster__SiloListen"] = $"127.0.0.1:{siloPorts[index]}";
        }

        Silos[index] = Start("Silo", own);
    }

    public void StartGateway(int index) =>
        Gateways[index] = Start("Gateway", new Dictionary<string, string> { ["PORT"] = Text(gatewayPorts[index]), ["ADMIN_PORT"] = Text(adminPorts[Silos.Length + index]) });

    public Task SiloReadyAsync(int index) => SplitAgency.ListensAsync(Silos[index], SiloAdmin(index), "/health/ready");

    public Task GatewayReadyAsync(int index) => SplitAgency.ListensAsync(Gateways[index], GatewayAdmin(index), "/health/ready");

    public async ValueTask DisposeAsync()
    {
        foreach (var host in Gateways.Concat(Silos).OfType<HostProcess>()) await host.DisposeAsync();
        await balancer.DisposeAsync();
        foreach (var network in networks) await network.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    private HostProcess Start(string project, Dictionary<string, string> more)
    {
        foreach (var (name, value) in settings) more.TryAdd(name, value);
        return HostProcess.Start(project, more, folder);
    }

    private static Uri Address(int port) => new($"http://127.0.0.1:{port}");

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
