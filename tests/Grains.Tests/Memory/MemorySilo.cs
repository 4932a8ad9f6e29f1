using System.Collections.Concurrent;
using ChatAgency.Core.Auditing;
using ChatAgency.Grains.Agents;
using ChatAgency.Grains.Auditing;
using ChatAgency.Grains.Interfaces.Platforms;
using ChatAgency.Grains.Memory;
using ChatAgency.Grains.Tests.Agents;
using ChatAgency.Grains.Tests.Prompts;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.ML.Tokenizers;
using Orleans.TestingHost;
using Xunit;

namespace ChatAgency.Grains.Tests.Memory;

/// <summary>A silo whose agents remember, with a model that says «done» to everything. Each test has workspaces of its own.</summary>
public sealed class MemorySilo : IAsyncLifetime
{
    /// <summary>The one person who may note something for everyone.</summary>
    public const string Noter = "U9";

    private InProcessTestCluster _cluster = null!;

    internal ScriptedChat Model { get; } = new(static (_, _) => DoneAsync());

    /// <summary>What was recorded.</summary>
    internal ConcurrentQueue<AuditEvent> Audited { get; } = new();

    public IServiceProvider Services => _cluster.Silos[0].ServiceProvider;

    public async ValueTask InitializeAsync()
    {
        var builder = new InProcessTestClusterBuilder(1);
        builder.ConfigureSilo((_, silo) =>
        {
            silo.AddMemoryGrainStorageAsDefault();
            silo.Services.AddSingleton<IChatClient>(Model).AddSingleton<Tokenizer>(static _ => TiktokenTokenizer.CreateForEncoding("o200k_base")).AddAgents();
            silo.Services.AddSingleton<IPlatform>(new NamingPlatform());
            silo.Services.AddSingleton<AuditWrite>((_, events, _) =>
            {
                foreach (var one in events) Audited.Enqueue(one);
                return Task.CompletedTask;
            });
            silo.Services.Configure<MemoryOptions>(static options => options.NotesFrom = [Noter]);
        });
        _cluster = builder.Build();
        await _cluster.DeployAsync();
    }

    public async ValueTask DisposeAsync() => await _cluster.DisposeAsync();

    private static async IAsyncEnumerable<ChatResponseUpdate> DoneAsync()
    {
        await Task.Yield();
        yield return new ChatResponseUpdate(ChatRole.Assistant, "done") { FinishReason = ChatFinishReason.Stop };
    }
}
