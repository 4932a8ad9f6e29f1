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
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact(Timeout = 90_000)]
    public async Task Both_believe_they_own_it_and_there_is_one_history_and_one_answer()
    {
        await using var one = await World.StartAsync();
        await using var other = await World.BesideAsync(one);
        var id = World.NewId("talk");
        await one.Grain(id).Accept(one.Message(id, "wait"), Token);
        var first = await one.Agency.NextAsync(id, Token);

        // To the other cluster the owner's silo is unknown, so dead: it takes over.
        var accepting = other.Grain(id).Accept(one.Message(id, "second"), Token);
        var second = await one.Agency.NextAsync(id, Token);
        second.Finish("whole");
        Assert.Equal(AcceptOutcome.Accepted, (await accepting).Outcome);
        await other.Grain(id).UntilEndedAsync(2, Token);

        // The one that lost it wakes: what it says lands once at most, and is written over when it comes back as an event.
        first.Finish("a ghost's words");
        await first.Stopped.WaitAsync(TimeSpan.FromSeconds(1), Token).ContinueWith(static _ => { }, TaskScheduler.Default);
        foreach (var post in one.Talk.In(id)) await other.Grain(id).Echo(new Echo(post.Mark.Marker, post.Id, post.Mark.Revision), Token);
        var view = await other.Grain(id).UntilAsync(static view => view.Turns.Count == 2 && view.Turns.All(static turn => turn.State == TurnState.Completed), Token);

        Assert.Equal(["whole", "Answer to second"], view.Turns.Select(static turn => turn.Text));
        Assert.Equal(["whole", "Answer to second"], one.Talk.In(id).OrderBy(static post => post.Id.Value, StringComparer.Ordinal).Select(static post => post.Text));
        Assert.Equal(3, one.Agency.Of(id).Length);
        Assert.DoesNotContain("ghost", Assert.Single(one.Storage.Bodies("conversation", id.Thread)), StringComparison.Ordinal);
        // Whoever is asked now reads the one branch.
        Assert.Equal(["whole", "Answer to second"], (await one.Grain(id).UntilEndedAsync(2, Token)).Turns.Select(static turn => turn.Text));
    }

    [Fact(Timeout = 90_000)]
    public async Task What_a_guest_keeps_and_its_stop_reach_the_owner_which_goes_on_with_its_stream()
    {
        var bridge = new Bridge();
        await using var one = await World.StartAsync(with: bridge.Join);
        await using var other = await World.BesideAsync(one, bridge.Join);
        bridge.Owner = one;
        var id = World.NewId("talk");
        await one.Grain(id).Accept(one.Message(id, "wait for it"), Token);
        var first = await one.Agency.NextAsync(id, Token);
        first.Say("half");
        await one.Grain(id).UntilAsync(static view => view.Turns[0].Text == "half", Token);

        Assert.Equal(new AcceptResult(AcceptOutcome.Accepted, 2), await other.Grain(id).Accept(one.Message(id, "wait more"), Token));
        await one.Grain(id).UntilAsync(static view => view.Turns.Count == 2, Token);
        Assert.False(first.Stopped.IsCompleted);

        Assert.True(await other.Grain(id).Cancel(1, new PersonId("ann"), Token));
        await first.Stopped.WaitAsync(TimeSpan.FromSeconds(5), Token);
        (await one.Agency.NextAsync(id, Token)).Finish("more");
        var view = await one.Grain(id).UntilEndedAsync(2, Token);
        Assert.Equal([TurnState.Cancelled, TurnState.Completed], view.Turns.Select(static turn => turn.State));
        Assert.StartsWith("half", view.Turns[0].Text, StringComparison.Ordinal);
        Assert.Equal(2, one.Agency.Of(id).Length);
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
