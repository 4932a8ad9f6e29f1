using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using ChatAgency.Core.Accepting;
using ChatAgency.Core.Keeping;
using ChatAgency.Core.Running;
using ChatAgency.Grains.Tests.Operating;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace ChatAgency.Grains.Tests.Conversations;

/// <summary>Bursts, a store that is away, records that cannot be read.</summary>
public sealed class EnduranceTests
{
    [Fact(Timeout = 120_000)]
    public async Task Five_hundred_messages_into_one_thread_at_once_are_kept_in_few_writes_and_all_answered_in_order()
    {
        var token = TestContext.Current.CancellationToken;
        await using var world = await World.StartAsync(inbox: 1_000);
        var id = World.NewId();
        var clock = Stopwatch.StartNew();
        var messages = Enumerable.Range(1, 500).Select(n => world.Message(id, $"q{n}")).ToArray();
        var kept = await Task.WhenAll(messages.Select(message => world.Grain(id).Accept(message, token)));
        Assert.All(kept, static result => Assert.Equal(AcceptOutcome.Accepted, result.Outcome));
        Assert.Equal(500, kept.Select(static result => result.Turn).Distinct().Count());
        await world.Grain(id).UntilAsync(static view => view.Turns[^1].Turn == 500 && view.Turns.All(static turn => turn.State == TurnState.Completed), token);

        Assert.InRange(clock.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(60));
        Assert.Equal(500, world.Agency.Of(id).Select(static request => request.Turn).Distinct().Count());
        var all = (await world.Grain(id).ReadAll(token))!.Turns;
        Assert.All(all, static turn => Assert.Equal($"Answer to {turn.Question}", turn.Text));
        var writes = world.Storage.Writes.Count(call => call.State == "conversation" && call.Key.Contains(id.Thread, StringComparison.Ordinal));
        Assert.InRange(writes, 1, 3 * 500);
    }

    [Fact(Timeout = 60_000)]
    public async Task A_turn_whose_store_went_away_goes_on_within_seconds_of_its_return_though_nobody_calls()
    {
        var token = TestContext.Current.CancellationToken;
        await using var world = await World.StartAsync();
        var id = World.NewId();
        await world.Grain(id).Accept(world.Message(id, "wait"), token);
        var first = await world.Agency.NextAsync(id, token);
        for (var i = 0; i < 3; i++) world.Storage.Fail("conversation", id.Thread);
        await Assert.ThrowsAnyAsync<Exception>(() => world.Grain(id).Accept(world.Message(id, "second"), token));
        await first.Stopped.WaitAsync(token);
        var clock = Stopwatch.StartNew();

        (await world.Agency.NextAsync(id, token)).Finish("whole");
        Assert.InRange(clock.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(15));
        Assert.Equal("whole", (await world.Grain(id).UntilEndedAsync(1, token)).Turns[0].Text);
        Assert.Equal(2, world.Agency.Of(id).Length);
    }

    [Fact(Timeout = 60_000)]
    public async Task A_record_that_cannot_be_read_is_refused_and_left_as_it_is_until_it_can_be()
    {
        var token = TestContext.Current.CancellationToken;
        await using var world = await World.StartAsync();
        using var meters = new Meters(world.Cluster.Silos[0].ServiceProvider);
        foreach (var broken in new Func<string, string>[] { static body => body[..^1], static body => body.Replace("\"Schema\":1", "\"Schema\":99", StringComparison.Ordinal) })
        {
            var id = World.NewId();
            await world.Grain(id).Accept(world.Message(id, "hello"), token);
            await world.Grain(id).UntilEndedAsync(1, token);
            await world.Cluster.DeactivateAsync(world.Grain(id));
            var sound = Assert.Single(world.Storage.Bodies("conversation", id.Thread));
            world.Storage.WriteBehind("conversation", id.Thread, broken);

            var counted = meters.Sum("chat_record_unreadable");
            var refused = await Assert.ThrowsAnyAsync<Exception>(() => world.Grain(id).Accept(world.Message(id, "still?"), token));
            Assert.Contains("E-", refused.ToString(), StringComparison.Ordinal);
            Assert.True(meters.Sum("chat_record_unreadable", ("source", "web")) > counted);
            Assert.Equal(broken(sound), Assert.Single(world.Storage.Bodies("conversation", id.Thread)));

            world.Storage.WriteBehind("conversation", id.Thread, _ => sound);
            Assert.Equal(new AcceptResult(AcceptOutcome.Accepted, 2), await world.Grain(id).Accept(world.Message(id, "still?"), token));
        }
    }

    [Fact(Timeout = 60_000)]
    public async Task A_turn_that_cannot_be_planned_is_parked_and_counted_and_the_next_is_answered()
    {
        var token = TestContext.Current.CancellationToken;
        await using var world = await World.StartAsync();
        using var meters = new Meters(world.Cluster.Silos[0].ServiceProvider);
        var id = World.NewId();
        await world.Grain(id).Accept(world.Message(id, "first"), token);
        await world.Grain(id).UntilEndedAsync(1, token);
        await world.Cluster.DeactivateAsync(world.Grain(id));
        // What an agent is told of the thread cannot be made: an earlier turn is broken.
        var sound = "";
        world.Storage.WriteBehind("conversation", id.Thread, body => WithFirstQuestion(body, "null", out sound));

        Assert.Equal(AcceptOutcome.Accepted, (await world.Grain(id).Accept(world.Message(id, "second"), token)).Outcome);
        while (meters.Sum("chat_turn_parked") == 0 || !Assert.Single(world.Storage.Bodies("conversation", id.Thread)).Contains("\"IsParked\":true", StringComparison.Ordinal)) await Task.Delay(10, token);
        Assert.Equal(1, meters.Sum("chat_turn_parked"));

        await world.Cluster.DeactivateAsync(world.Grain(id));
        world.Storage.WriteBehind("conversation", id.Thread, body => WithFirstQuestion(body, sound, out _));
        await world.Grain(id).Accept(world.Message(id, "third"), token);
        var view = await world.Grain(id).UntilEndedAsync(3, token);
        Assert.Equal([TurnState.Completed, TurnState.Failed, TurnState.Completed], view.Turns.Select(static turn => turn.State));
    }

    [Fact(Timeout = 60_000)]
    public async Task The_owner_on_another_silo_is_told_to_look_again()
    {
        var token = TestContext.Current.CancellationToken;
        await using var world = await World.StartAsync(2);
        var id = World.NewId();
        await world.Grain(id).Accept(world.Message(id, "wait"), token);
        var asking = await world.Agency.NextAsync(id, token);
        Assert.True(world.Cluster.TryGetGrainContext(world.Grain(id).GetGrainId(), out var context));
        var owner = new Owner(context!.Address.SiloAddress!.ToParsableString(), context.ActivationId.ToString(), default);
        // All that is written lazily is written, the agent and the post among it: nothing comes after what is read here.
        string body;
        while (!((body = Assert.Single(world.Storage.Bodies("conversation", id.Thread))).Contains("\"Route\":{", StringComparison.Ordinal) && body.Contains("\"HeldAt\":\"", StringComparison.Ordinal))) await Task.Delay(10, token);
        Assert.Contains(owner.Activation, body, StringComparison.Ordinal);
        var version = System.Text.Json.JsonDocument.Parse(body).RootElement.GetProperty("Version").GetInt64();
        world.Storage.WriteBehind("conversation", id.Thread, text => text.Replace($"\"Version\":{version.ToString(CultureInfo.InvariantCulture)},", "\"Version\":900,", StringComparison.Ordinal));

        var elsewhere = world.Cluster.Silos.Single(silo => !silo.SiloAddress.Equals(context.Address.SiloAddress));
        var joined = world.Storage.Add(new StorageFault(call => call is { Kind: "write", State: "conversation" } && call.Body.Contains("\"Version\":901", StringComparison.Ordinal)));
        elsewhere.ServiceProvider.GetRequiredService<INeighbours>().LookAgain(id, owner);
        await joined.Reached.WaitAsync(token);
        Assert.False(asking.Stopped.IsCompleted);
        asking.Finish("whole");
        Assert.Equal("whole", (await world.Grain(id).UntilEndedAsync(1, token)).Turns[0].Text);
    }

    private static string WithFirstQuestion(string body, string question, out string before)
    {
        var record = JsonNode.Parse(body)!;
        var first = record["Turns"]![0]!.AsObject();
        before = first["Question"]?.ToJsonString() ?? "null";
        first["Question"] = JsonNode.Parse(question);
        return record.ToJsonString();
    }
}
