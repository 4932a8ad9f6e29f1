using ChatAgency.Core.Auditing;
using ChatAgency.Core.Conversations;
using ChatAgency.Core.Keeping;
using ChatAgency.Core.Rating;
using ChatAgency.Grains.Interfaces.Finding;
using ChatAgency.Grains.Tests.Auditing;
using ChatAgency.Grains.Tests.Conversations;
using Xunit;

namespace ChatAgency.Grains.Tests.Finding;

/// <summary>Conversations tell the register of their turns, operators act on them, and what is erased is gone from it.</summary>
public sealed class TellingTests(World world) : IClassFixture<World>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private IGrainFactory Grains => world.Cluster.Client;

    [Fact(Timeout = 60_000)]
    public async Task A_turn_is_registered_soon_after_it_is_kept_when_it_ends_and_when_it_is_rated_without_a_word_of_it()
    {
        var id = World.NewId("talk");
        await world.Grain(id).Accept(world.Message(id, "wait planted words"), TestContext.Current.CancellationToken);
        Assert.Null((await UntilAsync(id, static _ => true)).EndedAt);
        (await world.Agency.NextAsync(id, Token)).Finish("planted answer");
        var ended = await UntilAsync(id, static entry => entry.State == TurnState.Completed);
        Assert.Equal(("ann", "General", 1L, world.Talk.In(id).Single().Id.Value), (ended.Author, ended.Agent, ended.InputTokens, Assert.Single(ended.Posts!)));

        await world.Grain(id).Rate(1, Verdict.Down, "planted reason", new PersonId("bob"), TimeProvider.System.GetUtcNow(), Token);
        Assert.Equal(1, (await UntilAsync(id, static entry => entry.Downs > 0)).Downs);
        Assert.All(world.Storage.Bodies("register", ""), static body => Assert.DoesNotContain("planted", body, StringComparison.Ordinal));
        Assert.Contains("talk/t1", (await Grains.GetGrain<IRegisterCalendarGrain>(IRegisterCalendarGrain.Key).Read(Token)).Workspaces.Select(static one => one.Name));
    }

    [Fact(Timeout = 60_000)]
    public async Task Operators_see_what_is_in_flight_and_park_retry_and_cancel_it_and_the_audit_has_who_did()
    {
        var id = World.NewId();
        await world.Grain(id).Accept(world.Message(id, "wait"), TestContext.Current.CancellationToken);
        await world.Agency.NextAsync(id, Token);
        await world.Grain(id).Accept(world.Message(id, "and?"), Token);
        var board = await Grains.GetGrain<ITurnBoardGrain>(ITurnBoardGrain.Key).InFlight(Token);
        var flying = Assert.Single(board.Turns, turn => turn.Conversation == id.ToString());
        Assert.Equal((1, TurnState.Answering, 1, "General", 1), (flying.Turn, flying.State, flying.Waiting, flying.Agent, flying.Attempt));
        Assert.True(flying.Age > TimeSpan.Zero);
        Assert.Equal((flying.Silo, true), (Assert.Single(board.Silos).Silo, board.Silos[0].Answered));

        Assert.True(await world.Grain(id).Operate(TurnAct.Park, 1, "eve", Token));
        await world.Grain(id).UntilEndedAsync(2, Token);
        Assert.True((await UntilAsync(id, static entry => entry.IsParked)).ErrorId is not null);
        Assert.Contains(id.ToString(), (await Grains.Finder().Search(new RegisterSearch { Aside = true, Limit = 500 }, Token)).Entries.Select(static entry => entry.Conversation));
        var facts = (await world.Grain(id).Inspect(1, Token))!;
        Assert.Equal((id.ToString(), 1L), await PlaceAsync(facts.ErrorId!));

        Assert.True(await world.Grain(id).Operate(TurnAct.Retry, 1, "eve", Token));
        await world.Agency.NextAsync(id, Token);
        Assert.True(await world.Grain(id).Operate(TurnAct.Cancel, 1, "eve", Token));
        await world.Grain(id).UntilEndedAsync(2, Token);
        Assert.False(await world.Grain(id).Operate(TurnAct.Cancel, 1, "eve", Token));
        Assert.False((await UntilAsync(id, static entry => entry.State == TurnState.Cancelled)).IsParked);
        Assert.DoesNotContain(id.ToString(), (await Grains.GetGrain<ITurnBoardGrain>(ITurnBoardGrain.Key).InFlight(Token)).Turns.Select(static turn => turn.Conversation));

        foreach (var kind in new[] { AuditKind.TurnParked, AuditKind.TurnRetried, AuditKind.TurnCancelled })
        {
            var act = Assert.Single(await Grains.OfAsync(kind, id.Thread, Token));
            Assert.Equal(("eve", id.ToString(), "1"), (act.Event.Who, act.Event.Conversation, act.Detail("turn")));
        }
    }

    [Fact(Timeout = 60_000)]
    public async Task A_transcript_is_given_out_only_after_the_audit_has_who_reads_it_and_why()
    {
        var id = World.NewId();
        await world.Grain(id).Accept(world.Message(id, "hello"), TestContext.Current.CancellationToken);
        await world.Grain(id).UntilEndedAsync(1, Token);
        Assert.Equal("hello", (await world.Grain(id).ReadFor("eve", "complaint 12", Token))!.Turns[0].Question);
        var read = Assert.Single(await Grains.OfAsync(AuditKind.TranscriptRead, id.Thread, Token));
        Assert.Equal(("eve", "complaint_12"), (read.Event.Who, read.Detail("reason")));

        await Assert.ThrowsAsync<ArgumentException>(() => world.Grain(id).ReadFor("eve", " ", Token));
        var away = world.Storage.Add(new StorageFault(call => call is { Kind: "write", State: "audit" } && call.Body.Contains(id.Thread, StringComparison.Ordinal)) { FailsBefore = true, Lasts = true });
        await Assert.ThrowsAsync<InvalidOperationException>(() => world.Grain(id).ReadFor("eve", "again", Token));
        world.Storage.Remove(away);
        Assert.Null(await world.Grain(World.NewId()).ReadFor("eve", "why", Token));
    }

    [Fact(Timeout = 60_000)]
    public async Task A_conversation_that_is_erased_is_gone_from_the_register_before_that_is_said()
    {
        var id = World.NewId();
        await world.Grain(id).Accept(world.Message(id, "hello"), TestContext.Current.CancellationToken);
        await world.Grain(id).UntilEndedAsync(1, Token);
        await UntilAsync(id, static entry => entry.State == TurnState.Completed);
        await world.Grain(id).Accept(world.Message(id, "told to the queue alone as yet"), Token);
        await world.Grain(id).EraseBy(new PersonId("ann"), Token);
        Assert.Empty(world.Storage.Bodies("register", id.Thread));

        // Whatever was on its way: what is told after it has been taken in, and this has not.
        var other = World.NewId();
        await world.Grain(other).Accept(world.Message(other, "hello"), Token);
        await UntilAsync(other, static _ => true);
        Assert.Empty(world.Storage.Bodies("register", id.Thread));
    }

    [Fact(Timeout = 60_000)]
    public async Task Who_a_person_is_goes_from_the_register_with_their_words()
    {
        var (id, eve) = (World.NewId(), $"eve{Guid.NewGuid():N}");
        await world.Grain(id).Accept(world.Message(id, "hello") with { Author = new PersonId(eve) }, TestContext.Current.CancellationToken);
        await world.Grain(id).Accept(world.Message(id, "hi"), Token);
        await world.Grain(id).UntilEndedAsync(2, Token);
        await UntilAsync(id, static entry => entry.State == TurnState.Completed && entry.Turn == 2);
        Assert.NotEmpty(world.Storage.Bodies("register", eve));
        Assert.Equal(1, await world.Grain(id).EraseWordsOf(new PersonId(eve), "ops", Token));
        Assert.Empty(world.Storage.Bodies("register", eve));
        Assert.Null((await UntilAsync(id, static entry => entry.State == TurnState.Withdrawn)).Author);
        Assert.Empty(world.Storage.Bodies("register", eve));
    }

    [Fact(Timeout = 60_000)]
    public async Task While_the_register_cannot_be_written_turns_go_on_and_it_is_written_when_it_can_be()
    {
        var id = World.NewId();
        var away = world.Storage.Add(new StorageFault(call => call is { Kind: "write", State: "register" } && call.Body.Contains(id.Thread, StringComparison.Ordinal)) { FailsBefore = true, Lasts = true });
        await world.Grain(id).Accept(world.Message(id, "hello"), TestContext.Current.CancellationToken);
        await world.Grain(id).UntilEndedAsync(1, Token);
        await away.Reached.WaitAsync(Token);
        Assert.Empty(world.Storage.Bodies("register", id.Thread));
        world.Storage.Remove(away);
        await UntilAsync(id, static entry => entry.State == TurnState.Completed);
    }

    private async Task<(string, long)?> PlaceAsync(string errorId) => await Grains.Finder().FindError(errorId, Token) is { } place ? (place.Conversation, place.Turn) : null;

    /// <summary>The newest entry of a conversation that is as wanted: it comes a second after the fact, and nothing tells when.</summary>
    private async Task<RegisterEntry> UntilAsync(ConversationId id, Func<RegisterEntry, bool> wanted)
    {
        while (true)
        {
            if ((await Grains.Finder().Search(new RegisterSearch { Conversation = id.ToString() }, Token)).Entries.FirstOrDefault(wanted) is { } found) return found;
            await Task.Delay(50, Token);
        }
    }
}
