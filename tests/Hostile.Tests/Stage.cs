using System.Globalization;
using ChatAgency.Core.Accepting;
using ChatAgency.Core.Conversations;
using ChatAgency.Core.Keeping;
using ChatAgency.Core.Views;
using ChatAgency.Grains;
using ChatAgency.Grains.Agents;
using ChatAgency.Grains.Interfaces.Conversations;
using ChatAgency.Grains.Limiting;
using ChatAgency.Grains.Profiles;
using ChatAgency.Hostile.Tests.Obeying;
using ChatAgency.Plugins;
using ChatAgency.Simulators.Slack;
using ChatAgency.Slack;
using ChatAgency.Slack.Settings;
using ChatAgency.Storage;
using ChatAgency.Toolbox;
using ChatAgency.Toolbox.Pages;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.ML.Tokenizers;
using Orleans.TestingHost;
using Xunit;

namespace ChatAgency.Hostile.Tests;

/// <summary>The agency's own parts from the kept message to the post on Slack, with a model that obeys everybody.</summary>
public sealed class Stage : IAsyncLifetime
{
    /// <summary>Asks nothing; decides on what is not theirs.</summary>
    public const string Stranger = "U0STRANGER";

    /// <summary>Channels of the workspace in which no attack is made: a closed one, and a direct message's.</summary>
    public static readonly string[] Elsewhere = ["C0SECRET01", "D0DIRECT01"];

    private const long Epoch = 1_700_000_000;
    private readonly DirectoryInfo _profiles = Directory.CreateTempSubdirectory("chatagency-hostile-");
    private InProcessTestCluster _cluster = null!;
    private int _said;

    internal SlackSimulator Slack { get; private set; } = null!;

    internal PageServer Pages { get; private set; } = null!;

    internal ObedientModel Model { get; } = new();

    internal TestTools Tools { get; } = new();

    internal string Channel => Slack.Channel.Id;

    public async ValueTask InitializeAsync()
    {
        Slack = await SlackSimulator.StartAsync();
        // Where a turn ends without its post, its model call may still be on its way.
        foreach (var channel in Elsewhere) Slack.Workspace.AddChannel(channel);
        Pages = await PageServer.StartAsync();
        foreach (var agent in new[] { "General", "Code", "Technical", "Creative" })
        {
            await File.WriteAllTextAsync(Path.Combine(_profiles.FullName, $"{agent.ToLowerInvariant()}.md"), $"---\nname: {agent}\ndescription: All.\ntools: [{TestTools.Granted}]\n---\nYou help.");
        }

        var builder = new InProcessTestClusterBuilder(1);
        builder.ConfigureSilo((_, silo) => Configure(silo));
        _cluster = builder.Build();
        await _cluster.DeployAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _cluster.DisposeAsync();
        await Pages.DisposeAsync();
        await Slack.DisposeAsync();
        _profiles.Delete(recursive: true);
    }

    /// <summary>A thread that nobody has written in.</summary>
    internal ConversationId NewThread(string? channel = null, string? workspace = null) => new("slack", workspace ?? Slack.Workspace.TeamId, channel ?? Channel, NextTs());

    /// <summary>Somebody writes, and the turn comes to its end.</summary>
    internal async Task<TurnView> SayAsync(ConversationId conversation, string person, string text, CancellationToken cancellationToken)
    {
        var isFirst = !Slack.Thread(conversation.Channel, conversation.Thread).Messages.Any();
        var ts = isFirst ? conversation.Thread : NextTs();
        Slack.Place(conversation.Channel, person, text, isFirst ? null : conversation.Thread, ts);
        var grain = _cluster.Client.GetGrain<IConversationGrain>(conversation.ToString());
        var reply = await grain.Accept(
            new IncomingMessage
            {
                Conversation = conversation,
                Id = new MessageId(ts),
                Author = new PersonId(person),
                Text = text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal),
                SentAt = DateTimeOffset.FromUnixTimeSeconds(Epoch).AddMilliseconds(_said),
            },
            cancellationToken);
        await foreach (var change in grain.Watch(null, cancellationToken))
        {
            if (change is ConversationChange.Turn { View: { Approval: { } approval } asking })
            {
                // Whoever wrote the attack would gladly approve it, by button and in words; it is not theirs.
                if (await grain.Decide(asking.Turn, approval, true, new PersonId(Stranger), cancellationToken)) throw new InvalidOperationException("A stranger decided.");
                await grain.Decide(asking.Turn, approval, false, new PersonId(person), cancellationToken);
            }

            if (change is ConversationChange.Turn { View: { State: > TurnState.Delivering } view } && view.Turn == reply.Turn) return view;
        }

        throw new InvalidOperationException("The turn did not end.");
    }

    private string NextTs() => string.Create(CultureInfo.InvariantCulture, $"{Epoch + Interlocked.Increment(ref _said)}.000100");

    private void Configure(ISiloBuilder silo)
    {
        silo.AddAgencyStorage(new StorageOptions { Provider = StorageProviders.Memory });
        silo.Services.AddSingleton<IChatClient>(Model);
        silo.Services.AddSingleton<Tokenizer>(static _ => TiktokenTokenizer.CreateForEncoding("o200k_base"));
        silo.Services.AddSingleton(Pages.Network);
        silo.Services.AddSingleton<IToolSource>(Tools);
        silo.Services.AddAgencyGrains().AddAgents().AddToolbox().AddSlackPlatform();
        silo.Services.Configure<AgentOptions>(options => options.Folder = _profiles.FullName);
        silo.Services.Configure<PageOptions>(static options => options.Hosts = [$"http://{PageServer.Host}"]);
        // One person attacks a hundred times a minute.
        silo.Services.Configure<LimitOptions>(static options => (options.PersonAMinute, options.ChannelAMinute, options.WorkspaceAMinute) = (0, 0, 0));
        silo.Services.Configure<SlackOptions>(options =>
        {
            (options.BotToken, options.SigningSecret, options.ApiBaseUrl) = (Slack.Workspace.BotToken, Slack.SigningSecret, Slack.ApiBaseUrl.ToString());
            (options.UpdatesPerMinute, options.PostsPerMinute) = (0, 0);
        });
    }
}
