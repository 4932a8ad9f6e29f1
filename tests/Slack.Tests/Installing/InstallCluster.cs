using System.Collections.Concurrent;
using System.Net;
using ChatAgency.Core.Auditing;
using ChatAgency.Grains.Interfaces.Auditing;
using ChatAgency.Grains.Interfaces.Installing;
using ChatAgency.Slack.Outbound;
using ChatAgency.Slack.Settings;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Providers;
using Orleans.Storage;
using Orleans.TestingHost;

namespace ChatAgency.Slack.Tests.Installing;

/// <summary>A silo with the real grain of installations, a store that outlives it and can be made to fail, and Slack as a script.</summary>
internal sealed class InstallCluster : IAsyncDisposable
{
    private readonly InProcessTestCluster cluster;

    private InstallCluster(InProcessTestCluster cluster, RefreshingSlack slack, LastingStore store) => (this.cluster, Slack, Store) = (cluster, slack, store);

    public RefreshingSlack Slack { get; }

    public LastingStore Store { get; }

    public static async Task<InstallCluster> StartAsync(string? botToken = null, LastingStore? store = null)
    {
        var (slack, kept) = (new RefreshingSlack(), store ?? new LastingStore());
        var builder = new InProcessTestClusterBuilder(1);
        builder.Options.ConfigureFileLogging = false;
        builder.ConfigureSilo((_, silo) =>
        {
            silo.Services.AddKeyedSingleton<IGrainStorage>(ProviderConstants.DEFAULT_STORAGE_PROVIDER_NAME, kept);
            silo.Services.AddSlackPlatform();
            silo.Services.Configure<SlackOptions>(options => (options.BotToken, options.SigningSecret, options.ClientId, options.ClientSecret, options.PublicAddress) = (botToken, "s", "1.2", "secret", "https://agency.example.com"));
            silo.Services.AddHttpClient(SlackCaller.Client).ConfigurePrimaryHttpMessageHandler(() => slack);
        });
        var cluster = builder.Build();
        await cluster.DeployAsync();
        return new InstallCluster(cluster, slack, kept);
    }

    public IInstallationGrain Of(string workspace) => cluster.Client.GetGrain<IInstallationGrain>($"slack/{workspace}");

    public ValueTask DisposeAsync() => cluster.DisposeAsync();
}

/// <summary>Slack's answers about tokens.</summary>
internal sealed class RefreshingSlack : HttpMessageHandler
{
    public ConcurrentQueue<(string Method, string? Credential, Dictionary<string, string> Form)> Calls { get; } = new();

    /// <summary>What <c>oauth.v2.access</c> says to each refresh token.</summary>
    public Func<string, string> Refreshes { get; set; } = static token => $$"""{"ok":true,"access_token":"after-{{token}}","refresh_token":"{{token}}+","expires_in":43200}""";

    /// <summary>What <c>auth.test</c> says of each token.</summary>
    public Func<string, string> Tests { get; set; } = static _ => """{"ok":false,"error":"invalid_auth"}""";

    public int Refreshed => Calls.Count(static call => call.Method == "oauth.v2.access");

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var form = QueryHelpers.ParseQuery(((WatchedContent)request.Content!).Written).ToDictionary(static one => one.Key, static one => one.Value.ToString());
        var method = request.RequestUri!.Segments[^1];
        Calls.Enqueue((method, request.Headers.Authorization?.ToString(), form));
        var answer = method == "oauth.v2.access" ? Refreshes(form["refresh_token"]) : Tests(request.Headers.Authorization!.Parameter!);
        return Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent(answer) });
    }
}

/// <summary>A store beyond the lives of silos. States do not change, so that they are kept as they are.</summary>
internal sealed class LastingStore : IGrainStorage
{
    private readonly ConcurrentDictionary<(string Name, GrainId Grain), (object? State, string ETag)> records = new();
    private long last;

    /// <summary>While true it takes nothing.</summary>
    public volatile bool Fails;

    public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        if (records.TryGetValue((stateName, grainId), out var found)) (grainState.State, grainState.ETag, grainState.RecordExists) = ((T)found.State!, found.ETag, true);
        return Task.CompletedTask;
    }

    public Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        if (Fails) throw new IOException("The store is away.");
        if (records.TryGetValue((stateName, grainId), out var found) && found.ETag != grainState.ETag) throw new InconsistentStateException("Somebody else wrote.", found.ETag, grainState.ETag);
        grainState.ETag = $"{Interlocked.Increment(ref last)}";
        records[(stateName, grainId)] = (grainState.State, grainState.ETag);
        return Task.CompletedTask;
    }

    public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) => throw new NotSupportedException("Nothing is cleared.");
}

/// <summary>Takes records, and fails as often as it is told to.</summary>
public sealed class StagedAuditGrain : Grain, IAuditGrain
{
    private static int failures;

    public static ConcurrentQueue<AuditEvent> All { get; } = new();

    public static void FailOnce() => Interlocked.Increment(ref failures);

    public Task Add(IReadOnlyList<AuditEvent> events, CancellationToken cancellationToken)
    {
        if (Interlocked.Decrement(ref failures) >= 0) throw new IOException("The audit is away.");
        Interlocked.Exchange(ref failures, 0);
        foreach (var what in events) All.Enqueue(what);
        return Task.CompletedTask;
    }

    public Task<AuditFound> Find(AuditSearch search, CancellationToken cancellationToken) => Task.FromResult(new AuditFound([], null));

    public Task<AuditStretch> Read(long from, CancellationToken cancellationToken) => Task.FromResult(new AuditStretch([], null));
}
