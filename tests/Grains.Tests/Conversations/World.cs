using ChatAgency.Core.Accepting;
using ChatAgency.Core.Agents;
using ChatAgency.Core.Conversations;
using ChatAgency.Grains.Agents;
using ChatAgency.Grains.Conversations;
using ChatAgency.Grains.Interfaces.Conversations;
using ChatAgency.Grains.Interfaces.Platforms;
using ChatAgency.Storage;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Configuration;
using Orleans.Storage;
using Orleans.TestingHost;
using Xunit;

namespace ChatAgency.Grains.Tests.Conversations;

/// <summary>A cluster of the agency's grains, with a store, agents and a platform that outlive its silos.</summary>
public sealed class World : IAsyncLifetime
{
    public const int InboxLimit = 250;
    private static readonly DateTimeOffset Start = DateTimeOffset.UtcNow;
    private int _said;

    public World() : this(1)
    {
    }

    internal World(short silos) => Silos = silos;

    /// <summary>How many messages may wait in one conversation.</summary>
    internal int Inbox { get; init; } = InboxLimit;

    /// <summary>What a test puts in the place of the agency's own.</summary>
    internal Action<IServiceCollection>? With { get; init; }

    internal short Silos { get; }

    internal SharedStorage Storage { get; private init; } = new();

    internal ScriptedAgency Agency { get; private init; } = new();

    internal TalkPlatform Talk { get; private init; } = new();

    internal InProcessTestCluster Cluster { get; private set; } = null!;

    internal static Task<World> StartAsync(short silos = 1, int inbox = InboxLimit, Action<IServiceCollection>? with = null) =>
        StartAsync(new World(silos) { Inbox = inbox, With = with });

    /// <summary>Another cluster, over the same store, agents and platform; neither knows of the other.</summary>
    internal static Task<World> BesideAsync(World one, Action<IServiceCollection>? with = null) =>
        StartAsync(new World(1) { Storage = one.Storage, Agency = one.Agency, Talk = one.Talk, With = with });

    private static async Task<World> StartAsync(World world)
    {
        await world.InitializeAsync();
        return world;
    }

    public async ValueTask InitializeAsync()
    {
        var builder = new InProcessTestClusterBuilder(Silos);
        builder.ConfigureSilo((_, silo) => Configure(silo));
        Cluster = builder.Build();
        await Cluster.DeployAsync();
    }

    public async ValueTask DisposeAsync() => await Cluster.DisposeAsync();

    /// <summary>A conversation that no other test has.</summary>
    internal static ConversationId NewId(string platform = "web") => new(platform, "t1", "ann", Guid.NewGuid().ToString("N"));

    internal IConversationGrain Grain(ConversationId id) => Cluster.Client.GetGrain<IConversationGrain>(id.ToString());

    /// <summary>A message, written after all before it.</summary>
    internal IncomingMessage Message(ConversationId id, string text, string? message = null)
    {
        var number = Interlocked.Increment(ref _said);
        return new IncomingMessage
        {
            Conversation = id,
            Id = new MessageId(message ?? $"m{number}"),
            Author = new PersonId("ann"),
            Text = text,
            SentAt = Start.AddMilliseconds(number),
        };
    }

    private void Configure(ISiloBuilder silo)
    {
        silo.AddAgencyStorage(new StorageOptions { Provider = StorageProviders.Memory });
        silo.Services.AddKeyedSingleton("Default", (services, _) => Storage.On(services.GetRequiredService<IGrainStorageSerializer>()));
        silo.Services.AddAgencyGrains().AddSingleton(AgentRoster.BuiltIn());
        silo.Services.AddSingleton<IAgency>(Agency);
        silo.Services.AddSingleton<IPlatform>(Talk);
        silo.Services.Configure<TurnOptions>(options => (options.InboxLimit, options.DrainSeconds) = (Inbox, 1));
        With?.Invoke(silo.Services);
        silo.Services.Configure<ClusterMembershipOptions>(static options =>
        {
            options.ProbeTimeout = TimeSpan.FromSeconds(0.5);
            options.NumMissedProbesLimit = 2;
            options.NumVotesForDeathDeclaration = 1;
            options.TableRefreshTimeout = TimeSpan.FromSeconds(1);
        });
    }
}
