using System.Collections.Immutable;
using ChatAgency.Core.Conversations;
using ChatAgency.Core.Importing;
using ChatAgency.Grains.Interfaces.Listing;
using ChatAgency.Grains.Retaining;
using ChatAgency.Grains.Tests.Conversations;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace ChatAgency.Grains.Tests.Retaining;

/// <summary>The cluster forgets, once a day and in one place.</summary>
public sealed class RetentionGrainTests
{
    private const string Old = "planted-old", Young = "planted-young";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact(Timeout = 60_000)]
    public async Task Conversations_forget_what_ended_ninety_days_ago_and_those_with_nothing_left_go_whole()
    {
        var (mixed, old) = (World.NewId(), World.NewId());
        await using var world = await World.StartAsync(with: services => services.AddSingleton(new KeptConversations(_ => Once([mixed.ToString(), old.ToString()]))));
        var now = TimeProvider.System.GetUtcNow();
        await world.Grain(mixed).Import(0, [Turn(1, Old, now.AddDays(-100)), Turn(2, Young, now.AddDays(-80))], TestContext.Current.CancellationToken);
        await world.Grain(old).Import(0, [Turn(1, Old, now.AddDays(-91))], Token);
        var list = world.Cluster.Client.GetGrain<IConversationListGrain>($"{WorkspaceKey.Of(old)}/{old.Channel}");
        await list.Touch(old.Thread, Old, Token);

        await world.Cluster.Client.GetGrain<IRetentionGrain>(IRetentionGrain.Key).AsReference<IRemindable>().ReceiveReminder("retention", default, Token);

        while (await world.Grain(old).Read(Token) is not null || (await world.Grain(mixed).ReadAll(Token))!.Turns.Count > 1) await Task.Yield();
        Assert.Equal(Young, Assert.Single((await world.Grain(mixed).ReadAll(Token))!.Turns).Question);
        while ((await list.List(Token)).Count > 0) await Task.Yield();
        Assert.DoesNotContain(world.Storage.Bodies("conversation", mixed.Thread), static body => body.Contains(Old, StringComparison.Ordinal));
        Assert.Empty(world.Storage.Bodies("conversation", old.Thread));
    }

    private static ImportedTurn Turn(int number, string text, DateTimeOffset at) => new(new MessageId($"m{number}"), new PersonId("ann"), text, at, $"answer to {text}", at, null);

    private static async IAsyncEnumerable<IReadOnlyList<string>> Once(ImmutableArray<string> page)
    {
        await Task.Yield();
        yield return page;
    }
}
