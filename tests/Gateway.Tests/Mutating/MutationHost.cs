using System.Diagnostics;
using System.Globalization;
using System.Net;
using ChatAgency.Hosting.Calling;
using ChatAgency.Hosting.Listeners;
using ChatAgency.Hosting;
using ChatAgency.Simulators.Slack;
using ChatAgency.Slack;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Orleans.Configuration;
using Orleans.TestingHost;

namespace ChatAgency.Gateway.Tests.Mutating;

/// <summary>A gateway as its program composes it, at a cluster whose conversations say yes to everything.</summary>
internal sealed class MutationHost : IAsyncDisposable
{
    /// <summary>Says in each answer how many calls to the cluster were made for it.</summary>
    public const string CallsHeader = "X-Calls";

    public const string Key = "planted-api-key-of-ann";
    private const string ClientSecret = "planted-client-secret";
    private const int OtherTime = 1103;
    private const int FewGrains = 50;
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);

    private readonly WebApplication _app;
    private readonly InProcessTestCluster _cluster;
    private readonly SlackSimulator _slack;

    private MutationHost(WebApplication app, InProcessTestCluster cluster, SlackSimulator slack, WatchedLog log) => (_app, _cluster, _slack, Log) = (app, cluster, slack, log);

    public WatchedLog Log { get; }

    public string SigningSecret => _slack.SigningSecret;

    public IReadOnlyList<string> Planted => PlantedAt(_slack);

    public IPEndPoint Public => new(IPAddress.Loopback, _app.Services.GetRequiredService<ListenerAddresses>().Of(Listener.Public).Port);

    public static async Task<MutationHost> StartAsync()
    {
        var slack = await SlackSimulator.StartAsync();
        var cluster = Cluster();
        await cluster.DeployAsync();
        var log = new WatchedLog([.. PlantedAt(slack), Seeds.Words], OtherTime);
        var builder = WebApplication.CreateSlimBuilder();
        builder.AddAgencyHosting(AgencyHostKind.Gateway, [.. Settings(slack).Select(static one => $"--{one.Key}={one.Value}")]);
        builder.Logging.ClearProviders().AddProvider(log);
        builder.Services.AddSingleton<IGrainFactory>(cluster.Client).AddSingleton(new PushPlatform("sms"));
        builder.AddAgencyGateway();
        var app = builder.Build();
        app.Use(static (http, next) =>
        {
            var count = CountedCalls.Begin();
            http.Response.OnStarting(() =>
            {
                http.Response.Headers[CallsHeader] = count.Calls.ToString(CultureInfo.InvariantCulture);
                return Task.CompletedTask;
            });
            return next(http);
        });
        app.UseAgencyHosting();
        app.MapAgencyGateway();
        await app.StartAsync();
        return new MutationHost(app, cluster, slack, log);
    }

    /// <summary>The bytes that live on when all that is finished is gone.</summary>
    public async Task<long> HeapAsync()
    {
        var management = _cluster.Client.GetGrain<IManagementGrain>(0);
        // A busy silo takes its time to let them go: what is still there would be held against the doors.
        for (var begun = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(begun) < s_patience && await management.GetTotalActivationCount() > FewGrains;) await management.ForceActivationCollection(TimeSpan.Zero);
        for (var i = 0; i < 3; i++)
        {
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
            GC.WaitForPendingFinalizers();
        }

        return GC.GetTotalMemory(forceFullCollection: true);
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
        await _cluster.DisposeAsync();
        await _slack.DisposeAsync();
    }

    private static InProcessTestCluster Cluster()
    {
        var builder = new InProcessTestClusterBuilder(1);
        builder.Options.ConfigureFileLogging = false;
        builder.ConfigureSilo(static (_, silo) =>
        {
            silo.AddMemoryGrainStorageAsDefault().AddIncomingGrainCallFilter<CannedCalls>();
            silo.Services.AddSlackPlatform();
            silo.Configure<GrainCollectionOptions>(static collection => (collection.CollectionQuantum, collection.CollectionAge) = (TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(5)));
        });
        builder.ConfigureClient(static client => client.AddOutgoingGrainCallFilter<CountedCalls>());
        return builder.Build();
    }

    private static Dictionary<string, string> Settings(SlackSimulator slack) => new()
    {
        ["Http:Port"] = "0",
        ["Http:AdminPort"] = "0",
        ["Http:Host"] = "127.0.0.1",
        // They all come from one address.
        ["Limits:Address:ApiAMinute"] = "0",
        ["Limits:Address:PagesAMinute"] = "0",
        ["Limits:Address:SignInAMinute"] = "0",
        ["Limits:Address:InstallAMinute"] = "0",
        ["Limits:Address:WrongSignIns"] = "0",
        ["Access:ApiKey"] = $"ann:{Key}",
        ["Slack:BotToken"] = slack.Workspace.BotToken,
        ["Slack:SigningSecret"] = slack.SigningSecret,
        ["Slack:ApiBaseUrl"] = slack.ApiBaseUrl.ToString(),
        ["Slack:ClientId"] = slack.OAuth.ClientId,
        ["Slack:ClientSecret"] = ClientSecret,
        ["Slack:PublicAddress"] = "http://localhost:5000",
        ["Slack:AllowedTeams"] = "T1",
    };

    private static IReadOnlyList<string> PlantedAt(SlackSimulator slack) => [Key, ClientSecret, slack.SigningSecret, slack.Workspace.BotToken];
}
