using ChatAgency.Core.Accepting;
using ChatAgency.Core.Agents;
using ChatAgency.Core.Conversations;
using ChatAgency.Core.Delivery;
using ChatAgency.Core.Keeping;
using ChatAgency.Core.Rating;
using ChatAgency.Core.Steps;
using Xunit;

namespace ChatAgency.Core.Tests.Running;

/// <summary>What people think of an answer: each one's latest word, kept with the turn, whatever order the words come in.</summary>
public sealed class RatingTests
{
    private static readonly PersonId Ann = new("U1");
    private static readonly PersonId Ben = new("U2");
    private readonly World world = new();

    [Fact]
    public async Task The_latest_word_of_each_person_stands_and_a_word_that_comes_late_or_twice_changes_nothing()
    {
        await AnsweredAsync();
        Assert.True(await RateAsync(Ann, Verdict.Up, at: 1));
        Assert.True(await RateAsync(Ben, Verdict.Up, at: 2));
        Assert.True(await RateAsync(Ann, Verdict.Down, at: 3, "It is wrong."));
        var version = world.Store.Record.Version;
        Assert.True(await RateAsync(Ann, Verdict.Down, at: 3, "It is wrong."));
        Assert.True(await RateAsync(Ann, Verdict.Up, at: 1));

        Assert.Equal(version, world.Store.Record.Version);
        Assert.Equal([(Ben, Verdict.Up, null), (Ann, Verdict.Down, "It is wrong.")], Words());
        Assert.Equal(Words(), world.Host.Runner.View()!.Turns[0].Feedback!.Select(static word => (word.By, word.Verdict, word.Reason)));
        Assert.Equal(AgentName.General, world.Turn(1).Feedback![0].Agent);
        Assert.Equal([Verdict.Up, Verdict.Up, Verdict.Down], world.Operators.Notices.OfType<Notice.FeedbackGiven>().Select(static notice => notice.Verdict));
    }

    [Fact]
    public async Task The_same_verdict_once_more_keeps_its_reason_and_another_one_does_not()
    {
        await AnsweredAsync();
        await RateAsync(Ann, Verdict.Down, at: 1, "It is wrong.");
        await RateAsync(Ann, Verdict.Down, at: 2);
        Assert.Equal([(Ann, Verdict.Down, "It is wrong.")], Words());
        await RateAsync(Ann, Verdict.Up, at: 3);
        Assert.Equal([(Ann, Verdict.Up, null)], Words());
    }

    [Fact]
    public async Task What_is_taken_back_is_the_word_that_stands_also_where_the_two_come_the_other_way_round()
    {
        await AnsweredAsync();
        await RateAsync(Ann, Verdict.Down, at: 1);
        Assert.True(await TakeBackAsync(Ann, Verdict.Up, at: 2));
        Assert.Equal([(Ann, Verdict.Down, null)], Words());
        Assert.True(await TakeBackAsync(Ann, Verdict.Down, at: 3));
        Assert.Equal([(Ann, Verdict.TakenBack, null)], Words());

        Assert.True(await TakeBackAsync(Ben, Verdict.Up, at: 5));
        Assert.True(await RateAsync(Ben, Verdict.Up, at: 4));
        Assert.Equal([(Ann, Verdict.TakenBack, null), (Ben, Verdict.TakenBack, null)], Words());
        Assert.True(await TakeBackAsync(Ben, null, at: 6));
    }

    [Fact]
    public async Task There_is_nothing_to_say_of_a_turn_without_an_answer()
    {
        world.Start();
        world.Agency.Script();
        await world.Say("1", "Hello?");
        Assert.False(await RateAsync(Ann, Verdict.Up, at: 1));
        world.Do(() => world.Host.Runner.CancelAsync(1));
        world.Pass(TimeSpan.FromSeconds(2));
        Assert.Equal(TurnState.Cancelled, world.Turn(1).State);
        Assert.False(await RateAsync(Ann, Verdict.Up, at: 1));
        Assert.False(await RateAsync(Ann, Verdict.Up, at: 1, turn: 2));
    }

    [Fact]
    public async Task A_word_survives_the_process_and_goes_with_the_question()
    {
        await AnsweredAsync();
        await RateAsync(Ann, Verdict.Down, at: 1, "Ann's own words");
        world.Kill(world.Host);
        world.Start();
        Assert.Equal([(Ann, Verdict.Down, "Ann's own words")], Words());
        await world.Say("1", "", static m => m.Kind = MessageKind.Deleted);
        Assert.Null(world.Turn(1).Feedback);
    }

    [Fact]
    public async Task What_was_said_of_an_answer_is_no_word_on_the_next_one()
    {
        await AnsweredAsync();
        await RateAsync(Ann, Verdict.Down, at: 1, "It is wrong.");
        world.Do(() => world.Host.Runner.TryAgainAsync(1));
        world.Pass(TimeSpan.FromSeconds(2));
        Assert.True(Assert.Single(world.Turn(1).Feedback!).IsPast);

        await RateAsync(Ann, Verdict.Up, at: 10);
        Assert.Equal([(Verdict.Down, true), (Verdict.Up, false)], world.Turn(1).Feedback!.Select(static word => (word.Verdict, word.IsPast)));
    }

    [Fact]
    public async Task A_turn_that_has_left_the_window_is_found_by_its_post_and_rated_and_explained()
    {
        world.Start();
        for (var i = 1; i <= 60; i++) await world.Say($"{i}", $"question {i}");
        world.Pass(TimeSpan.FromSeconds(2));
        Assert.DoesNotContain(world.Turns, static turn => turn.Number == 1);
        var post = world.Store.Pages[0][0].Slots[0].Post!.Value;
        Assert.Equal(1, await AskAsync(() => world.Host.Runner.TurnOfAsync(post, default)));
        Assert.Null(await AskAsync(() => world.Host.Runner.TurnOfAsync(new PostId("none"), default)));

        Assert.True(await RateAsync(Ann, Verdict.Down, at: 1, "Late, but said."));
        world.Pass(TimeSpan.FromSeconds(2));
        Assert.Equal(world.Turns.Select(static turn => turn.Number).Order(), world.Turns.Select(static turn => turn.Number));
        Assert.Equal("Late, but said.", world.AllTurns()[0].Feedback![0].Reason);
        var why = (await AskAsync(() => world.Host.Runner.ExplainAsync(2, default)))!;
        Assert.Equal((2, AgentName.General, 1, 1), (why.Turn, why.Route!.Agent, why.Usage!.InputTokens, why.Usage.OutputTokens));
        // Whatever moves to pages next holds it once more.
        for (var i = 61; i <= 100; i++) await world.Say($"{i}", $"question {i}");
        world.Pass(TimeSpan.FromSeconds(2));
        Assert.Equal(100, world.AllTurns().Count);
        Assert.Equal("Late, but said.", world.AllTurns()[0].Feedback![0].Reason);
    }

    [Fact]
    public async Task Whoever_goes_through_a_long_thread_makes_no_message_of_the_day_unknown()
    {
        world.Start();
        for (var i = 1; i <= 60; i++) await world.Say($"{i}", $"question {i}");
        world.Do(() => world.Time.Advance(TimeSpan.FromHours(25)));
        for (var i = 61; i <= 100; i++) await world.Say($"{i}", $"question {i}");
        world.Pass(TimeSpan.FromSeconds(2));
        for (var i = 1; i <= 40; i++) Assert.True(await RateAsync(Ann, Verdict.Down, at: 100_000, turn: i));
        world.Pass(TimeSpan.FromSeconds(2));
        Assert.Contains(world.Store.Pages.Values, static page => page.All(static turn => turn.Feedback is not null));

        world.Kill(world.Host);
        world.Start();
        var asked = world.Agency.Requests.Count;
        for (var i = 61; i <= 100; i++) Assert.Equal((AcceptOutcome.Duplicate, (long)i), await OutcomeAsync(i));
        world.Pass(TimeSpan.FromSeconds(2));
        Assert.Equal(asked, world.Agency.Requests.Count);
        Assert.Equal(100, world.AllTurns().Count);

        async Task<(AcceptOutcome, long)> OutcomeAsync(int i)
        {
            var result = await world.Say($"{i}", $"question {i}");
            return (result.Outcome, result.Turn);
        }
    }

    [Fact]
    public async Task What_another_activation_heard_is_taken_on()
    {
        await AnsweredAsync();
        await RateAsync(Ann, Verdict.Up, at: 1);
        // The second question keeps the owner at work, and the next activation is a guest.
        world.Agency.Script();
        await world.Say("2", "two");
        world.Pass(TimeSpan.FromSeconds(2));
        world.Start();
        Assert.True(await RateAsync(Ann, Verdict.Down, at: 5, "Heard elsewhere."));
        world.Pass(TimeSpan.FromSeconds(90));
        Assert.Equal([(Ann, Verdict.Down, "Heard elsewhere.")], Words());
        Assert.Equal(TurnState.Completed, world.Turn(1).State);
    }

    [Fact]
    public async Task A_shorter_answer_is_asked_of_the_same_agent_in_the_same_place_and_once()
    {
        await AnsweredAsync();
        var before = world.Thread.Visible.Single().Id;
        var pressed = world.Time.GetUtcNow();
        Assert.True(await AskAsync(() => world.Host.Runner.RedoAsync(1, true, pressed)));
        world.Pass(TimeSpan.FromSeconds(2));

        Assert.Equal((TurnState.Completed, "You asked: Hello?".Length), (world.Turn(1).State, world.Turn(1).ShorterThan));
        Assert.Equal([0, "You asked: Hello?".Length], world.Agency.Requests.Select(static request => request.ShorterThan));
        Assert.Equal(before, world.Thread.Visible.Single().Id);
        // The same press again is done already; a plain one asks as at first.
        Assert.True(await AskAsync(() => world.Host.Runner.RedoAsync(1, true, pressed)));
        world.Pass(TimeSpan.FromSeconds(2));
        Assert.Equal(2, world.Agency.Requests.Count);
        Assert.True(await AskAsync(() => world.Host.Runner.RedoAsync(1, false, world.Time.GetUtcNow())));
        world.Pass(TimeSpan.FromSeconds(2));
        Assert.Equal([0, "You asked: Hello?".Length, 0], world.Agency.Requests.Select(static request => request.ShorterThan));
    }

    private async Task AnsweredAsync()
    {
        world.Start();
        await world.Say("1", "Hello?");
        world.Pass(TimeSpan.FromSeconds(2));
        Assert.Equal(TurnState.Completed, world.Turn(1).State);
    }

    private IEnumerable<(PersonId, Verdict, string?)> Words() => world.Turn(1).Feedback!.Select(static word => (word.By, word.Verdict, word.Reason));

    private Task<bool> RateAsync(PersonId by, Verdict verdict, int at, string? reason = null, long turn = 1) =>
        AskAsync(() => world.Host.Runner.RateAsync(turn, new Feedback(by, verdict, At(at), reason), null, default));

    private Task<bool> TakeBackAsync(PersonId by, Verdict? verdict, int at) =>
        AskAsync(() => world.Host.Runner.RateAsync(1, new Feedback(by, Verdict.TakenBack, At(at)), verdict, default));

    // After whatever was answered by then.
    private static DateTimeOffset At(int seconds) => new DateTimeOffset(2026, 3, 1, 13, 0, 0, TimeSpan.Zero).AddSeconds(seconds);

    private async Task<T> AskAsync<T>(Func<Task<T>> wish)
    {
        Task<T> asked = null!;
        world.Do(() => asked = wish());
        return await asked;
    }
}
