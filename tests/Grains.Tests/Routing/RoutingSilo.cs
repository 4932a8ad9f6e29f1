using System.Runtime.CompilerServices;
using ChatAgency.Grains.Agents;
using ChatAgency.Grains.Handoffs;
using ChatAgency.Grains.Interfaces.Routing;
using ChatAgency.Grains.Profiles;
using ChatAgency.Grains.Routing;
using ChatAgency.Grains.Tests.Agents;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Microsoft.ML.Tokenizers;
using Orleans.TestingHost;
using Xunit;

namespace ChatAgency.Grains.Tests.Routing;

/// <summary>One silo with the ladder, a store, a clock of the test's, and a model that says what the test wants.</summary>
public sealed class RoutingSilo : IAsyncLifetime
{
    private InProcessTestCluster _cluster = null!;

    public RoutingSilo() => Model = new ScriptedChat(SayAsync);

    internal ScriptedChat Model { get; }

    /// <summary>What the model says next; null for nothing, for ever.</summary>
    internal Func<string?> Says { get; set; } = static () => "";

    internal FakeTimeProvider Time { get; } = new();

    internal Ladder Ladder => _cluster.Silos[0].ServiceProvider.GetRequiredService<Ladder>();

    internal HandoffDesk Handoffs => _cluster.Silos[0].ServiceProvider.GetRequiredService<HandoffDesk>();

    internal AgentRoster Roster => _cluster.Silos[0].ServiceProvider.GetRequiredService<AgentRoster>();

    internal IWorkspaceRoutingGrain Workspace(string workspace) => _cluster.Client.GetGrain<IWorkspaceRoutingGrain>($"slack/{workspace}");

    public async ValueTask InitializeAsync()
    {
        var builder = new InProcessTestClusterBuilder(1);
        builder.ConfigureSilo((_, silo) => silo
            .AddMemoryGrainStorageAsDefault()
            .Services
            .AddSingleton<IChatClient>(Model)
            .AddSingleton<Tokenizer>(static _ => TiktokenTokenizer.CreateForEncoding("o200k_base"))
            .Configure<AgentOptions>(static options => options.Folder = "")
            .AddAgents()
            .AddSingleton(provider => ActivatorUtilities.CreateInstance<WorkspaceBook>(provider, Time))
            .AddSingleton(provider => ActivatorUtilities.CreateInstance<ModelRouter>(provider, Time)));
        _cluster = builder.Build();
        await _cluster.DeployAsync();
    }

    public async ValueTask DisposeAsync() => await _cluster.DisposeAsync();

    private async IAsyncEnumerable<ChatResponseUpdate> SayAsync(string question, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.Yield();
        if (Says() is not { } said) await Task.Delay(Timeout.Infinite, cancellationToken);
        else yield return new ChatResponseUpdate(ChatRole.Assistant, said);
    }
}
