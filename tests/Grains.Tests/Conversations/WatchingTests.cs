using ChatAgency.Core.Keeping;
using ChatAgency.Core.Views;
using Xunit;

namespace ChatAgency.Grains.Tests.Conversations;

/// <summary>The stream of changes.</summary>
public sealed class WatchingTests(World world) : IClassFixture<World>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact(Timeout = 60_000)]
    public async Task A_watcher_sees_the_answer_grow_piece_by_piece_and_end()
    {
        var token = TestContext.Current.CancellationToken;
        var id = World.NewId();
        await world.Grain(id).Accept(world.Message(id, "wait"), token);
        var asking = await world.Agency.NextAsync(id, token);
        await using var changes = world.Grain(id).Watch(null, token).GetAsyncEnumerator(token);

        var text = "";
        async Task UntilAsync(Func<TurnState?, bool> done)
        {
            while (await changes.MoveNextAsync())
            {
                TurnState? state = null;
                if (changes.Current is ConversationChange.Growth growth)
                {
                    Assert.Equal(text.Length, growth.At);
                    text += growth.Text;
                }
                else if (changes.Current is ConversationChange.Turn turn) (text, state) = (turn.View.Text, turn.View.State);
                if (done(state)) return;
            }
        }

        asking.Say("One ");
        await UntilAsync(_ => text == "One ");
        asking.Say("two ");
        await UntilAsync(_ => text == "One two ");
        Assert.IsType<ConversationChange.Growth>(changes.Current);
        asking.Finish("three");
        await UntilAsync(static state => state == TurnState.Completed);
        Assert.Equal("One two three", text);
    }

    [Fact(Timeout = 60_000)]
    public async Task After_a_position_only_what_changed_since_is_told()
    {
        var token = TestContext.Current.CancellationToken;
        var id = World.NewId();
        await world.Grain(id).Accept(world.Message(id, "first"), token);
        var position = (await world.Grain(id).UntilEndedAsync(1, token)).Position;
        await world.Grain(id).Accept(world.Message(id, "second"), token);
        await world.Grain(id).UntilEndedAsync(2, token);

        var change = Assert.IsType<ConversationChange.Turn>(await FirstAsync(id, position));
        Assert.Equal((2, "Answer to second"), (change.View.Turn, change.View.Text));
    }

    [Theory(Timeout = 60_000)]
    [InlineData("@0123-7")]
    [InlineData("nonsense")]
    [InlineData("-")]
    [InlineData("")]
    public async Task From_an_unknown_position_every_turn_is_told(string position)
    {
        var token = TestContext.Current.CancellationToken;
        var id = World.NewId();
        foreach (var question in new[] { "first", "second" }) await world.Grain(id).Accept(world.Message(id, question), token);
        await world.Grain(id).UntilEndedAsync(2, token);

        var told = new List<long>();
        await foreach (var change in world.Grain(id).Watch(position, token))
        {
            told.Add(Assert.IsType<ConversationChange.Turn>(change).View.Turn);
            if (told.Count == 2) break;
        }

        Assert.Equal([1, 2], told);
    }

    [Fact(Timeout = 60_000)]
    public async Task A_position_of_an_activation_that_is_gone_is_unknown_to_the_next()
    {
        var token = TestContext.Current.CancellationToken;
        var id = World.NewId();
        await world.Grain(id).Accept(world.Message(id, "first"), token);
        var position = (await world.Grain(id).UntilEndedAsync(1, token)).Position;
        await world.Cluster.DeactivateAsync(world.Grain(id));

        Assert.Equal(1, Assert.IsType<ConversationChange.Turn>(await FirstAsync(id, position)).View.Turn);
    }

    [Fact(Timeout = 60_000)]
    public async Task Erasing_ends_the_watchers_stops_the_model_and_leaves_nothing()
    {
        var token = TestContext.Current.CancellationToken;
        var id = World.NewId();
        await world.Grain(id).Accept(world.Message(id, "wait"), token);
        var asking = await world.Agency.NextAsync(id, token);
        await using var changes = world.Grain(id).Watch(null, token).GetAsyncEnumerator(token);
        Assert.True(await changes.MoveNextAsync());
        var last = LastAsync(changes);

        await world.Grain(id).Erase(token);

        Assert.IsType<ConversationChange.Erased>(await last);
        await asking.Stopped.WaitAsync(token);
        Assert.Empty(world.Storage.Bodies("conversation", id.Thread));
        Assert.Null(await world.Grain(id).Read(token));
        Assert.Null(await world.Grain(id).ReadAll(token));

        await world.Grain(id).Accept(world.Message(id, "anew"), token);
        Assert.Equal(1, Assert.Single((await world.Grain(id).UntilEndedAsync(1, token)).Turns).Turn);
        Assert.Empty(world.Agency.Of(id)[^1].Earlier);
    }

    private static async Task<ConversationChange?> LastAsync(IAsyncEnumerator<ConversationChange> changes)
    {
        ConversationChange? last = null;
        while (await changes.MoveNextAsync()) last = changes.Current;
        return last;
    }

    private async Task<ConversationChange> FirstAsync(Core.Conversations.ConversationId id, string? after)
    {
        await foreach (var change in world.Grain(id).Watch(after, Token)) return change;
        throw new InvalidOperationException("The stream ended without a change.");
    }
}
