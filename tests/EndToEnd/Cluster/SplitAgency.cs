using System.Globalization;
using ChatAgency.Simulators.Models;
using ChatAgency.Simulators.Networks;
using ChatAgency.Simulators.Running;
using ChatAgency.Simulators.Slack;

namespace ChatAgency.EndToEnd.Cluster;

/// <summary>Silo and gateway as processes of their own, on ports that they keep over a restart.</summary>
internal sealed class SplitAgency : IAsyncDisposable
{
    private readonly Dictionary<string, string> settings;
    private readonly string folder = Directory.CreateTempSubdirectory("chatagency-").FullName;
    private readonly int[] ports = FreePort.Take(6);
    private HostProcess? silo;
    private HostProcess? gateway;

    public SplitAgency(SlackSimulator slack, ScriptedModel model)
    {
        settings = new Dictionary<string, string>
        {
            ["HOST"] = "127.0.0.1",
            ["DATA_DIR"] = Path.Combine(folder, "data"),
            ["Cluster__SiloPort"] = Text(ports[4]),
            ["Cluster__GatewayPort"] = Text(ports[5]),
            ["SLACK_BOT_TOKEN"] = slack.Workspace.BotToken,
            ["SLACK_SIGNING_SECRET"] = slack.SigningSecret,
            ["SLACK_API_BASE_URL"] = slack.ApiBaseUrl.ToString(),
            ["Slack__UpdatesPerMinute"] = "0",
            ["Slack__PostsPerMinute"] = "0",
            ["OPENAI_BASE_URL"] = model.OpenAiBaseUrl.ToString(),
            ["OPENAI_MODEL"] = "gpt-4o-mini",
            ["API_KEY"] = "ann:key-of-ann",
        };
        slack.SendEventsTo(Gateway);
    }

    /// <summary>From now on every process that starts has this admin token; none has one without.</summary>
    public void OpenToOperators(string token) => settings["ADMIN_TOKEN"] = token;

    public HostProcess SiloHost => silo!;

    public HostProcess GatewayHost => gateway!;

    public Uri Gateway => Address(ports[0]);

    public Uri GatewayAdmin => Address(ports[1]);

    public Uri SiloAdmin => Address(ports[3]);

    public void StartSilo() => silo = Start("Silo", ports[2], ports[3]);

    public void StartGateway() => gateway = Start("Gateway", ports[0], ports[1]);

    public Task SiloReadyAsync() => SiloHost.ListensAsync(SiloAdmin, "/health/ready");

    public Task GatewayReadyAsync() => GatewayHost.ListensAsync(GatewayAdmin, "/health/ready");

    public async ValueTask DisposeAsync()
    {
        foreach (var (host, admin) in new[] { (gateway, GatewayAdmin), (silo, SiloAdmin) })
        {
            if (host is null) continue;
            await host.KeepMetricsAsync(admin);
            await host.DisposeAsync();
        }

        Directory.Delete(folder, recursive: true);
    }

    private HostProcess Start(string project, int port, int adminPort) =>
        HostProcess.Start(project, new Dictionary<string, string>(settings) { ["PORT"] = Text(port), ["ADMIN_PORT"] = Text(adminPort) }, folder);

    private static Uri Address(int port) => new($"http://127.0.0.1:{port}");

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
