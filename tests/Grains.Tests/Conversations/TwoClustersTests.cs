using ChatAgency.Core.Accepting;
using ChatAgency.Core.Conversations;
using ChatAgency.Core.Delivery;
using ChatAgency.Core.Keeping;
using ChatAgency.Core.Running;
using ChatAgency.Grains.Neighbours;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace ChatAgency.Grains.Tests.Conversations;

/// <summary>Two clusters over one store and one platform, neither in the other's membership: each has an activation of the same conversation.</summary>
public sealed class TwoClustersTests
{
    [Fact(Timeout = 90_000)]
    public async Task Both_believe_they_own_it_and_there_is_one_history_and_one_answer()
    {
        var token = TestContext.Current.CancellationToken;
        await using var one = await World.StartAsync();
        await using var other = await World.BesideAsync(one);
        var id = World.NewId("talk");
        await one.Grain(id).Accept(one.Message(id, "wait"), token);
        var first = await one.Agency.NextAsync(id, token);

        // To the other cluster the owner's silo is unknown, so dead: it takes over.
        var accepting = KeptAsync(other, one.Message(id, "second"), token);
        var second = await one.Agency.NextAsync(id, token);
        second.Finish("whole");
        Assert.NotEqual(AcceptOutcome.NotForUs, (await accepting).Outcome);
        await other.Grain(id).UntilEndedAsync(2, token);

        // The one that lost it wakes: what it says lands once at most, and is written over when it comes back as an event.
        first.Finish("a ghost's words");
        await first.Stopped.WaitAsync(TimeSpan.FromSeconds(1), token).ContinueWith(static _ => { }, TaskScheduler.Default);
        foreach (var post in one.Talk.In(id)) await other.Grain(id).Echo(new Echo(post.Mark.Marker, post.Id, post.Mark.Revision), token);
        var view = await other.Grain(id).UntilAsync(static view => view.Turns.Count == 2 && view.Turns.All(static turn => turn.State == TurnState.Completed), token);

        Assert.Equal(["whole", "Answer to second"], view.Turns.Select(static turn => turn.Text));
        Assert.Equal(["whole", "Answer to second"], one.Talk.In(id).OrderBy(static post => post.Id.Value, StringComparer.Ordinal).Select(static post => post.Text));
        Assert.Equal(3, one.Agency.Of(id).Length);
        Assert.DoesNotContain("ghost", Assert.Single(one.Storage.Bodies("conversation", id.Thread)), StringComparison.Ordinal);
        // Whoever is asked now reads the one branch.
        Assert.Equal(["whole", "Answer to second"], (await one.Grain(id).UntilEndedAsync(2, token)).Turns.Select(static turn => turn.Text));
    }

    [Fact(Timeout = 90_000)]
    public async Task What_a_guest_keeps_and_its_stop_reach_the_owner_which_goes_on_with_its_stream()
    {
        var token = TestContext.Current.CancellationToken;
        var bridge = new Bridge();
        await using var one = await World.StartAsync(with: bridge.Join);
        await using var other = await World.BesideAsync(one, bridge.Join);
        bridge.Owner = one;
        var id = World.NewId("talk");
        await one.Grain(id).Accept(one.Message(id, "wait for it"), token);
        var first = await one.Agency.NextAsync(id, token);
        first.Say("half");
        await one.Grain(id).UntilAsync(static view => view.Turns[0].Text == "half", token);

        Assert.Equal(new AcceptResult(AcceptOutcome.Accepted, 2), await KeptAsync(other, one.Message(id, "wait more"), token));
        await one.Grain(id).UntilAsync(static view => view.Turns.Count == 2, token);
        Assert.False(first.Stopped.IsCompleted);

        Assert.True(await other.Grain(id).Cancel(1, new PersonId("ann"), token));
        await first.Stopped.WaitAsync(TimeSpan.FromSeconds(5), token);
        (await one.Agency.NextAsync(id, token)).Finish("more");
        var view = await one.Grain(id).UntilEndedAsync(2, token);
        Assert.Equal([TurnState.Cancelled, TurnState.Completed], view.Turns.Select(static turn => turn.State));
        Assert.StartsWith("half", view.Turns[0].Text, StringComparison.Ordinal);
        Assert.Equal(2, one.Agency.Of(id).Length);
    }

    // As on Slack, what was not acknowledged is sent again.
    private static async Task<AcceptResult> KeptAsync(World world, IncomingMessage message, CancellationToken token)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await world.Grain(message.Conversation).Accept(message, token);
            }
            catch (Exception) when (attempt < 10)
            {
                // The marks and the record are another cluster's too: its write came first.
            }
        }
    }

    /// <summary>Both take each other's silos for alive, and reach each other.</summary>
    private sealed class Bridge : IMembership, INeighbours
    {
        public World Owner { get; set; } = null!;

        public void Join(IServiceCollection services) => services.AddSingleton<IMembership>(this).AddSingleton<INeighbours>(this);

        public bool IsAlive(Owner owner) => true;

        public void LookAgain(ConversationId conversation, Owner owner) =>
            Owner.Cluster.Silos[0].ServiceProvider.GetRequiredService<LiveRunners>().LookAgain(conversation.ToString(), owner.Activation);
    }
}
