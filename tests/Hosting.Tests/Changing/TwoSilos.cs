using ChatAgency.Core.Auditing;
using ChatAgency.Grains;
using ChatAgency.Grains.Agents;
using ChatAgency.Grains.Interfaces.Auditing;
using ChatAgency.Grains.Interfaces.Settings;
using ChatAgency.Hosting.Changing;
using ChatAgency.Hosting.Configuration;
using ChatAgency.Models;
using ChatAgency.Silo;
using ChatAgency.Slack;
using ChatAgency.Storage;
using ChatAgency.Toolbox;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Orleans.TestingHost;

namespace ChatAgency.Hosting.Tests.Changing;

/// <summary>A cluster of two silos with all that is registered for one, each with settings of its own.</summary>
public sealed class TwoSilos : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private InProcessTestCluster _cluster = null!;

    internal ISettingsGrain Settings => _cluster.Client.GetGrain<ISettingsGrain>(ISettingsGrain.Key);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        var builder = new InProcessTestClusterBuilder(2);
        builder.Options.ConfigureFileLogging = false;
        builder.ConfigureSilo(static (_, silo) =>
        {
            var (configuration, overlay) = ((IConfigurationBuilder)silo.Configuration, new SettingsOverlay());
            configuration.AddInMemoryCollection(new Dictionary<string, string?> { ["Limits:ChannelAMinute"] = "77", ["Tools:Off:0"] = "web_page", ["Tools:Off:1"] = "calculator" }).Add(overlay);
            silo.Services.AddSingleton(overlay).AddSiloSettings().AddAgencyGrains().AddAgents().AddModels().AddToolbox().AddSlackPlatform().AddChangeableSettings();
            silo.UseInMemoryReminderService().AddAgencyStorage(new StorageOptions { Provider = StorageProviders.Memory });
        });
        _cluster = builder.Build();
        await _cluster.DeployAsync();
    }

    public async ValueTask DisposeAsync() => await _cluster.DisposeAsync();

    /// <summary>What a silo's code reads now.</summary>
    internal TOptions Read<TOptions>(int silo) where TOptions : class => _cluster.Silos[silo].ServiceProvider.GetRequiredService<IOptions<TOptions>>().Value;

    /// <summary>Waits until both silos read their settings so.</summary>
    internal Task UntilAsync<TOptions>(Predicate<TOptions> wanted) where TOptions : class => Task.WhenAll(UntilAsync(0, wanted), UntilAsync(1, wanted));

    /// <summary>What the audit has of changed settings.</summary>
    internal async Task<IReadOnlyList<AuditEvent>> AuditAsync(string key)
    {
        var chain = AuditEvent.Of("", DateTimeOffset.UnixEpoch, AuditKind.SettingChanged, "", key, "").ChainOf(IAuditGrain.Chains);
        var stretch = await _cluster.Client.GetGrain<IAuditGrain>(chain).Read(0, Token);
        return [.. stretch.Records.Select(static record => record.Event).Where(what => what.Kind == AuditKind.SettingChanged && what.Subject == key)];
    }

    private async Task UntilAsync<TOptions>(int silo, Predicate<TOptions> wanted) where TOptions : class
    {
        var seen = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var monitor = _cluster.Silos[silo].ServiceProvider.GetRequiredService<IOptionsMonitor<TOptions>>();
        using var watch = monitor.OnChange(options =>
        {
            if (wanted(options)) seen.TrySetResult();
        });
        if (wanted(Read<TOptions>(silo))) return;
        await seen.Task.WaitAsync(Patience, Token);
        Assert.True(wanted(Read<TOptions>(silo)));
    }
}
